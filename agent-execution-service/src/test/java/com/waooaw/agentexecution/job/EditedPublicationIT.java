package com.waooaw.agentexecution.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.agentexecution.ExecutionIT;
import com.waooaw.agentexecution.UndoForTests;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import io.temporal.client.WorkflowOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A Governor says yes with another text: that one goes out, if it passes what every text has to pass. */
class EditedPublicationIT extends ExecutionIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void theTextItsGovernorApprovedIsPublishedDeliveredAndCanBeTakenBack() {
        var job = submit(engage(activeAgent()), FEET);
        var asked = question(job);
        // a sentence fewer, and another title: nothing new is claimed
        var text = withoutAParagraph(markdown(asked)).replaceFirst("# .*", "# Care for your feet");
        var act = edited(asked, Map.of("post_title", "Care for your feet", "markdown", text));
        editedActs().put(asked.approvalId(), act);

        decide(job, ApprovalStatus.APPROVED);
        var done = awaitJob(job, "completed", "failed");

        assertThat(done.path("outcome").asString()).as(done.toString()).isEqualTo("succeeded");
        assertThat(done.at("/decision/edited").asBoolean()).isTrue();
        var post = database()
                .sql("select title || '|' || markdown from execution.sandbox_post where act_key = :key")
                .param("key", "publish/" + job)
                .query(String.class)
                .single();
        assertThat(post).isEqualTo("Care for your feet|" + text);
        var deliverable = read(customer, done.at("/links/deliverable").asString());
        assertThat(deliverable.path("title").asString()).isEqualTo("Care for your feet");
        assertThat(deliverable.path("article_markdown").asString()).isEqualTo(text);
        assertThat(deliverable.at("/approval/act_hash").asString()).isEqualTo(CanonicalJson.sha256(act));
        assertThat(deliverable.at("/approval/asked_act_hash").asString()).isEqualTo(asked.actHash());
        assertThat(deliverable.at("/fact_check/passed").asBoolean()).isTrue();

        assertThat(takeBack(asked, job)).isEqualTo("unpublished");
        assertThat(read(customer, done.at("/links/deliverable").asString())
                        .path("state")
                        .asString())
                .isEqualTo("unpublished");
    }

    @Test
    void dataOfAPersonAreNotPublishedWhoeverWroteThem() {
        var job = submit(engage(activeAgent()), FEET);
        var asked = question(job);
        var text = markdown(asked)
                .replaceFirst(
                        "\n## ", "\nMrs. Maria Kowalski, born 3 May 1961, MRN 12345678, checks hers daily.\n\n## ");
        editedActs().put(asked.approvalId(), edited(asked, Map.of("markdown", text)));

        decide(job, ApprovalStatus.APPROVED);
        var failed = awaitJob(job, "completed", "failed");

        assertThat(failed.path("state").asString()).isEqualTo("failed");
        assertThat(failed.at("/failure/code").asString()).isEqualTo("EXE-0024");
        assertThat(failed.at("/failure/detail").asString())
                .contains("personal_data", "nothing was")
                .doesNotContain("Kowalski", "12345678");
        assertThat(count("sandbox_post", "act_key = 'publish/' || :id::text", job))
                .isZero();
        // what the agent wrote stays the customer's
        assertThat(read(customer, failed.at("/links/deliverable").asString())
                        .path("article_markdown")
                        .asString())
                .isEqualTo(markdown(asked));
        assertThat(refusals(job))
                .singleElement()
                .asString()
                .contains("EXE-0024", "personal_data", asked.actHash())
                .doesNotContain("Kowalski");
    }

    @Test
    void aNewClaimNoSourceCarriesIsNotPublished() {
        var job = submit(engage(activeAgent()), FEET);
        var asked = question(job);
        var text = markdown(asked).replaceFirst("\n## ", "\nWalking barefoot on gravel heals the nerves. [1]\n\n## ");
        editedActs().put(asked.approvalId(), edited(asked, Map.of("markdown", text)));

        decide(job, ApprovalStatus.APPROVED);
        var failed = awaitJob(job, "completed", "failed");

        assertThat(failed.at("/failure/code").asString()).isEqualTo("EXE-0024");
        assertThat(failed.at("/failure/detail").asString()).contains("gravel");
    }

    @Test
    void aTextWithoutItsDisclaimerIsNotPublished() {
        var job = submit(engage(activeAgent()), FEET);
        var asked = question(job);
        var disclaimer = asked.kept().getFirst().lines().getFirst();
        editedActs()
                .put(
                        asked.approvalId(),
                        edited(asked, Map.of("markdown", markdown(asked).replace(disclaimer, ""))));

        decide(job, ApprovalStatus.APPROVED);
        var failed = awaitJob(job, "completed", "failed");

        assertThat(failed.at("/failure/code").asString()).isEqualTo("EXE-0025");
        assertThat(failed.at("/failure/detail").asString()).contains(disclaimer, "nothing was");
        assertThat(count("sandbox_post", "act_key = 'publish/' || :id::text", job))
                .isZero();
        assertThat(refusals(job)).singleElement().asString().contains("EXE-0025", "left_out");
    }

    @Test
    void anActThatDiffersInMoreThanItsTextIsNotDone() {
        var job = submit(engage(activeAgent()), FEET);
        var asked = question(job);
        editedActs().put(asked.approvalId(), edited(asked, Map.of("channel", "somewhere-else")));

        decide(job, ApprovalStatus.APPROVED);

        assertThat(awaitJob(job, "completed", "failed").at("/failure/code").asString())
                .isEqualTo("EXE-0016");
    }

    private ApprovalRequest question(UUID job) {
        var approval = awaitJob(job, "waiting_approval").at("/waits_for/approval_id");
        var asked = asked(UUID.fromString(approval.asString()));
        assertThat(asked.editable()).containsExactly("/post_title", "/markdown");
        return asked;
    }

    private static String markdown(ApprovalRequest asked) {
        return JSON.readTree(asked.actJson()).path("markdown").asString();
    }

    /** The first paragraph after the first heading of a section goes. */
    private static String withoutAParagraph(String markdown) {
        return markdown.replaceFirst("(\n## [^\n]+\n\n)[^\n]+\n\n", "$1");
    }

    private static String edited(ApprovalRequest asked, Map<String, String> texts) {
        var act = new HashMap<String, Object>();
        JSON.readTree(asked.actJson()).properties().forEach(field -> act.put(field.getKey(), field.getValue()));
        act.putAll(texts);
        if (texts.containsKey("markdown")) {
            act.put("markdown_sha256", CanonicalJson.sha256(texts.get("markdown")));
        }
        return CanonicalJson.of(act);
    }

    private static List<String> refusals(UUID job) {
        return database()
                .sql("""
                        select action_detail::text from audit_log.audit_entry
                        where subject_id = :id and action_type = 'publish_content' and result = 'refused'
                        """)
                .param("id", job.toString())
                .query(String.class)
                .list();
    }

    private String takeBack(ApprovalRequest asked, UUID job) {
        var act = new UndoneAct(
                asked.approvalId(),
                PublishAct.ACTION,
                "publish/" + job,
                job.toString(),
                "taste",
                Cause.root(UUID.randomUUID()));
        return temporal.newWorkflowStub(
                        UndoForTests.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue("agent-creation")
                                .setWorkflowId("undo-" + UUID.randomUUID())
                                .build())
                .undo(act, List.of())
                .getFirst()
                .detail();
    }
}
