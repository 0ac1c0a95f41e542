package com.waooaw.agentcreation.authoring;

import static com.waooaw.agentcreation.AgentCreationError.AGENT_EXISTS;
import static com.waooaw.agentcreation.AgentCreationError.BLUEPRINT_INVALID;

import com.waooaw.agentcreation.authoring.Report.Checked;
import com.waooaw.agentcreation.authoring.Report.Found;
import com.waooaw.agentcreation.authoring.Report.Unchecked;
import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.BlueprintReader;
import com.waooaw.agentcreation.blueprint.BlueprintReader.Format;
import com.waooaw.agentcreation.catalogue.CatalogueFiles;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Severity;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Holds a blueprint to every rule that can be decided without a platform, and names what was left out. */
public final class OfflineCheck {

    private static final Pattern DOCUMENT = Pattern.compile("^/([0-9]+)(?=/|$)");

    private final BlueprintReader reader = new BlueprintReader();
    private final OfflineFacts facts;

    public OfflineCheck(Clock clock) {
        this.facts = new OfflineFacts(new CatalogueFiles(), clock);
    }

    /**
     * Checks all blueprints of a file.
     *
     * @throws WaooawException {@code AC-0004} where it cannot be read, with line and column where there are any
     */
    public Report check(byte[] bytes, Format format) {
        List<AgentBlueprint> blueprints;
        try {
            blueprints = reader.read(bytes, format);
        } catch (WaooawException e) {
            if (e.code() == BLUEPRINT_INVALID) {
                return ofWrongShape(e.faults(), placesOf(bytes));
            }
            throw e;
        }
        var places = placesOf(bytes);
        var checked = IntStream.range(0, blueprints.size())
                .mapToObj(i -> new Checked(
                        blueprints.get(i).agentName(),
                        findings(blueprints, i).stream()
                                .map(finding -> Found.of(finding, places.at(i, finding.pointer())))
                                .toList()))
                .toList();
        return new Report(
                checked.stream()
                        .flatMap(one -> one.findings().stream())
                        .anyMatch(found -> found.severity().refuses()),
                checked,
                notChecked());
    }

    private List<Finding> findings(List<AgentBlueprint> blueprints, int index) {
        var together = new ArrayList<>(blueprints);
        var blueprint = together.remove(index);
        var known = facts.of(blueprint, together);
        return RuleBook.REVIEWERS.stream()
                .flatMap(reviewer -> reviewer.check(blueprint, known).stream())
                .toList();
    }

    private static List<Unchecked> notChecked() {
        return Stream.concat(
                        Stream.of(new Unchecked(
                                AGENT_EXISTS.id(), "whether an agent of that name is in the industry already")),
                        RuleBook.all().stream()
                                .filter(rule -> !rule.onlyRunning().isEmpty())
                                .map(rule -> new Unchecked(rule.code(), rule.onlyRunning())))
                .toList();
    }

    /** A rule looks at a blueprint, and there is none yet. */
    private static Report ofWrongShape(List<Fault> faults, Places places) {
        int documents = Math.max(places.documents(), 1);
        var checked = IntStream.range(0, documents)
                .mapToObj(i -> new Checked(
                        null,
                        faults.stream()
                                .filter(fault -> documentOf(fault, documents) == i)
                                .map(fault -> shape(fault, documents))
                                .map(finding -> Found.of(finding, places.at(i, finding.pointer())))
                                .toList()))
                .toList();
        return new Report(
                true, checked, List.of(new Unchecked("G, A, V", "every rule: they run once the shape is right")));
    }

    private static Finding shape(Fault fault, int documents) {
        var pointer = documents == 1
                ? fault.pointer()
                : DOCUMENT.matcher(fault.pointer()).replaceFirst("");
        return new Finding(
                BLUEPRINT_INVALID.id(),
                Severity.HIGH,
                (pointer.isEmpty() ? "the whole document" : pointer.substring(pointer.lastIndexOf('/') + 1)) + " "
                        + fault.message(),
                pointer,
                "give it the shape blueprint.schema.json describes");
    }

    private static int documentOf(Fault fault, int documents) {
        var number = DOCUMENT.matcher(fault.pointer());
        return documents > 1 && number.find() ? Integer.parseInt(number.group(1)) : 0;
    }

    private static Places placesOf(byte[] bytes) {
        return Places.of(new String(bytes, StandardCharsets.UTF_8));
    }
}
