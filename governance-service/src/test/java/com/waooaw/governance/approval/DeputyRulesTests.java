package com.waooaw.governance.approval;

import static com.waooaw.governance.approval.Samples.ACT_HASH;
import static com.waooaw.governance.approval.Samples.CUSTOMER;
import static com.waooaw.governance.approval.Samples.DEADLINE;
import static com.waooaw.governance.approval.Samples.DECIDED;
import static com.waooaw.governance.approval.Samples.DEFERRED;
import static com.waooaw.governance.approval.Samples.PENDING;
import static com.waooaw.governance.approval.Samples.STAMP;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.authority.StandIn;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeputyRulesTests {

    private static final Decision YES = new Decision.Approve("");

    @Test
    void aDeputyDecidesWhatTheGovernorGovernsAndTheRecordSaysInWhosePlace() {
        var ruling = decide(PENDING, deputy("governor-1", null));

        assertThat(ruling)
                .isInstanceOfSatisfying(
                        Ruling.Becomes.class,
                        becomes -> assertThat(becomes.approval()).isInstanceOfSatisfying(Approved.class, approved -> {
                            assertThat(DeputyRules.deputyOf(approved)).isEqualTo("governor-1");
                            assertThat(approved.authority().by()).isEqualTo("dora");
                        }));
        assertThat(DeputyRules.deputyOf(PENDING.approve(STAMP, ""))).isNull();
    }

    @Test
    void whatTheGovernorDoesNotGovernDoesNotExistForTheirDeputy() {
        var ofCustomer = new Pending(Samples.question(ApprovalScope.ENGAGEMENT, CUSTOMER), 0);

        assertThat(refusal(decide(ofCustomer, deputy("governor-1", null)))).isEqualTo("GOV-0001");
    }

    @Test
    void theConstitutionAndWhatItStandsOnAreTheGovernorsOwn() {
        var deputy = deputy("governor-1", null);

        assertThat(refusal(decide(about(ApprovalClass.CONSTITUTIONAL, "policy"), deputy)))
                .isEqualTo("GOV-0094");
        for (var subject : new String[] {"constitution", "protocol", "foundational_agent"}) {
            assertThat(refusal(decide(about(ApprovalClass.EXECUTION, subject), deputy)))
                    .as(subject)
                    .isEqualTo("GOV-0094");
        }
        assertThat(decide(about(ApprovalClass.EXECUTION, "agent"), deputy)).isInstanceOf(Ruling.Becomes.class);
        assertThat(decide(about(ApprovalClass.CONSTITUTIONAL, "policy"), Samples.PLATFORM_GOVERNOR))
                .isInstanceOf(Ruling.Becomes.class);
    }

    @Test
    void whatTheGovernorAskedForTheirDeputyDoesNotDecide() {
        assertThat(refusal(decide(PENDING, deputy("agent-creation", null)))).isEqualTo("GOV-0005");
        var asker = new Governor("agent-creation", true, null, standIn("governor-1", null));
        assertThat(refusal(decide(PENDING, asker))).isEqualTo("GOV-0005");
    }

    @Test
    void onSilenceADeputySeesWhatWasDueAndNobodyTouched() {
        var early = deputy("governor-1", DEADLINE.minusMillis(1));
        var inTime = deputy("governor-1", DEADLINE);

        assertThat(refusal(decide(PENDING, early))).isEqualTo("GOV-0001");
        assertThat(decide(PENDING, inTime)).isInstanceOf(Ruling.Becomes.class);
        // a Governor who put it aside is not silent
        assertThat(inTime.sees(DEFERRED)).isFalse();
        assertThat(deputy("governor-1", null).sees(DEFERRED)).isTrue();
        // nor is what others decided theirs to read, but what they decided themselves
        assertThat(inTime.sees(Samples.APPROVED)).isFalse();
        assertThat(inTime.sees(PENDING.deny(new Stamp("dora", Stamp.Channel.WEB, DECIDED), "no")))
                .isTrue();
    }

    private static Ruling decide(Approval current, Governor by) {
        var stamp = new Stamp(by.subject(), Stamp.Channel.WEB, DECIDED).inPlaceOf(by.deputyOf());
        return ApprovalRules.decide(current, YES, by, ACT_HASH, stamp);
    }

    private static String refusal(Ruling ruling) {
        return ruling instanceof Ruling.Refused(var _, var error, var _) ? error.id() : "none";
    }

    private static Governor deputy(String governor, Instant silentSince) {
        return new Governor("dora", true, null, standIn(governor, silentSince));
    }

    private static StandIn standIn(String governor, Instant silentSince) {
        return new StandIn(UUID.randomUUID(), governor, DEADLINE, silentSince);
    }

    private static Pending about(ApprovalClass approvalClass, String subjectType) {
        var q = PENDING.question();
        return new Pending(
                Samples.about(
                        q,
                        approvalClass,
                        new Question.Subject(subjectType, "1"),
                        q.actionType(),
                        q.act(),
                        q.evidence(),
                        q.riskLevel(),
                        q.reversible(),
                        q.compensationRef()),
                0);
    }
}
