package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.AllowedTool.AllowedOperation;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a skill calls is on the allow-list, and what acts outside stops for a human first. */
final class ExternalCalls implements Check<Skill> {

    private static final Set<String> CLASSES =
            Set.of("artifact", "communication", "execution", "financial", "constitutional");

    @Override
    public String code() {
        return "S-07";
    }

    @Override
    public String error() {
        return "GEN-ERR-012";
    }

    @Override
    public List<Finding> check(Skill skill, Known known) {
        var findings = new ArrayList<Finding>();
        var gate = skill.approvalGate();
        if (gate != null && !CLASSES.contains(gate)) {
            findings.add(finding(
                    "/approval_gate",
                    "'" + gate + "' is no class of approvals",
                    "choose one of the classes there are"));
        }
        for (int i = 0; i < skill.tools().size(); i++) {
            var call = skill.tools().get(i);
            var operation = operation(call, known);
            if (operation.isEmpty()) {
                findings.add(
                        finding("/tools/" + i, "'" + call + "' is not on the allow-list", "use an operation that is"));
            } else if (needsAnother(operation.get(), gate)) {
                findings.add(finding(
                        "/approval_gate",
                        "'" + call + "' acts outside and its approval is not asked for",
                        "stop for an approval of class " + operation.get().approvalClass()));
            }
        }
        return findings;
    }

    private static Optional<AllowedOperation> operation(String call, Known known) {
        int dot = call.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(known.tools().get(call.substring(0, dot)))
                        .flatMap(tool -> tool.operation(call.substring(dot + 1)));
    }

    /** An approval of one class never implies another. */
    private static boolean needsAnother(AllowedOperation operation, @Nullable String gate) {
        boolean external = !"read".equals(operation.type()) || operation.approvalClass() != null;
        return external && (gate == null || !gate.equals(operation.approvalClass()));
    }
}
