package com.waooaw.governance.approval;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.audit.CanonicalJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** A publication whose text its Governor may change. */
abstract class EditedApprovalTest extends GovernanceServiceTest {

    static final String TEXT = "# Living well\n\nEat regularly [1].\n";
    static final String BETTER = "# Living well\n\nEat regularly, and enjoy it [1].\n";

    /** Of a risk that takes a code, or of one that takes none. */
    ApprovalRequest publication(String risk) {
        var act = CanonicalJson.of(Map.of(
                "action", "publish_content",
                "channel", "sandbox-blog",
                "post_title", "Living well",
                "markdown", TEXT,
                "markdown_sha256", CanonicalJson.sha256(TEXT)));
        var asked = Requests.with(
                Requests.withRisk(Requests.publication("Living well", TEXT), risk, true),
                act,
                CanonicalJson.sha256(act),
                "Publish: Living well");
        return asked(asked.withEditable(List.of("/post_title", "/markdown"))
                .withAlternatives(List.of("Keep it as a draft")));
    }

    ApprovalRequest publication() {
        return publication("low");
    }

    static Map<String, Object> yes(ApprovalRequest request, Map<String, ?> edits) {
        return new HashMap<>(Map.of("decision", "approve", "act_hash", request.actHash(), "edits", edits));
    }

    ResponseSpec approve(ApprovalRequest request, Map<String, ?> edits) {
        return decide(request.approvalId(), engagementGovernor(), yes(request, edits));
    }
}
