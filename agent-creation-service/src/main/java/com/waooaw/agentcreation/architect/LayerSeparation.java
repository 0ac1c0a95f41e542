package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.ArchitecturePolicy;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** An agent speaks to interfaces: to no database, to no table of a service, and to Governance only to ask or to escalate. */
@Explained(
        protects = "That an agent goes through interfaces, so that whoever owns data keeps its promises.",
        looksAt = "schema_ref of each interface: no database, no table of a service, and Governance only to ask or "
                + "to escalate.",
        mend = "Refer to the interface of whoever owns the data.")
final class LayerSeparation implements Rule {

    private static final Set<String> WEB = Set.of("http", "https");
    private static final Pattern SCHEME_PART = Pattern.compile("[+:]");
    private static final Pattern IN_FRONT = Pattern.compile("^(?:[:/]|\\./)+");
    private static final Pattern PORT = Pattern.compile(":[0-9]+(?=/|$)");
    private static final Pattern USER = Pattern.compile("^[^/@]*@");
    private static final Pattern LEADING = Pattern.compile("^/+");
    private static final Pattern SLASH = Pattern.compile("/");
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern ID = Pattern.compile("[^/?#]+");

    @Override
    public String code() {
        return "A-02";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        var interfaces = blueprint.meWow().interfaces();
        for (int i = 0; i < interfaces.size(); i++) {
            var schemaRef = interfaces.get(i).schemaRef();
            if (schemaRef != null) {
                findings.addAll(check(
                        LEADING.matcher(schemaRef.strip().toLowerCase(Locale.ROOT))
                                .replaceFirst(""),
                        "'" + interfaces.get(i).name() + "'",
                        "/me_wow/interfaces/" + i + "/schema_ref",
                        facts.architecturePolicy()));
            }
        }
        return findings;
    }

    private List<Finding> check(String schemaRef, String name, String pointer, ArchitecturePolicy policy) {
        var findings = new ArrayList<Finding>();
        var scheme = scheme(schemaRef);
        var path = path(schemaRef);
        if (scheme.stream().anyMatch(policy.storeSchemes()::contains)) {
            findings.add(finding(pointer, name + " is a database", "go through the interface of who owns the data"));
        }
        // the dots of a web address are those of its host
        if (scheme.stream().noneMatch(WEB::contains) && isTable(path, policy)) {
            findings.add(finding(
                    pointer,
                    name + " is a table of a service",
                    "go through the interface of the service that owns it"));
        }
        if (SLASH.splitAsStream(path).anyMatch(".."::equals)) {
            findings.add(finding(pointer, name + " leaves its path by '..'", "write the path it leads to"));
        } else if (policy.governanceRefs().stream().anyMatch(path::startsWith) && !isWay(path, policy)) {
            findings.add(finding(
                    pointer,
                    name + " calls Governance, and not to ask or to escalate",
                    "use its approvals or its escalations"));
        }
        return findings;
    }

    /** Each part of what comes before an address: there may be several, as in {@code jdbc:sqlite:} or {@code a+b://}. */
    private static List<String> scheme(String schemaRef) {
        return SCHEME_PART
                .splitAsStream(schemaRef.substring(0, endOfScheme(schemaRef)))
                .toList();
    }

    private static int endOfScheme(String schemaRef) {
        int authority = schemaRef.indexOf("://");
        int slash = schemaRef.indexOf('/');
        var head = slash < 0 ? schemaRef : schemaRef.substring(0, slash);
        return authority >= 0 ? authority : Math.max(head.lastIndexOf(':'), 0);
    }

    /** What is left without scheme, slashes in front, and the user and port of an address. */
    private static String path(String schemaRef) {
        var portless = PORT.matcher(schemaRef).replaceAll("");
        var rest = IN_FRONT.matcher(portless.substring(endOfScheme(portless))).replaceFirst("");
        return USER.matcher(rest).replaceFirst("");
    }

    /** {@code schema.table}, or {@code database.schema.table}. */
    private static boolean isTable(String path, ArchitecturePolicy policy) {
        var segments = DOT.splitAsStream(SLASH.splitAsStream(path).findFirst().orElse(""))
                .toList();
        return segments.size() > 1 && segments.stream().limit(2).anyMatch(policy.serviceSchemas()::contains);
    }

    private static boolean isWay(String path, ArchitecturePolicy policy) {
        return policy.governanceWays().stream()
                .anyMatch(way -> path.equals(way)
                        || (path.startsWith(way + "/")
                                && ID.matcher(path.substring(way.length() + 1)).matches()));
    }
}
