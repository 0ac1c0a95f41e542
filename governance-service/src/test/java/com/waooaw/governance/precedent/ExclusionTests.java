package com.waooaw.governance.precedent;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalClass;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain.md 5.3: what is a human's, whatever a precedent says. */
class ExclusionTests extends PrecedentTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "financial,       PX-10",
        "constitutional,  PX-10",
        "unknown class,   PX-10",
        "high risk,       PX-20",
        "critical risk,   PX-20",
        "unknown risk,    PX-20",
        "delete,          PX-30",
        "bulk_update,     PX-30",
        "irreversible,    PX-40",
        "no compensation, PX-50",
        "no owner,        PX-50",
        "trial,           PX-60",
        "trial unknown,   PX-60",
        "unchecked,       PX-70",
        "watched,         PX-80",
        "nearly spent,    PX-85"
    })
    void whatIsExcludedIsAHumansWhateverItsConditionsSay(String why, String row) {
        var good = Draft.deployment();
        boolean undoable = !why.equals("no owner");
        var draft =
                switch (why) {
                    case "financial" -> good.of(ApprovalClass.FINANCIAL);
                    case "constitutional" -> good.of(ApprovalClass.CONSTITUTIONAL);
                    case "unknown class" -> good.of(ApprovalClass.UNKNOWN);
                    case "high risk" -> good.risk("high");
                    case "critical risk" -> good.risk("critical");
                    case "unknown risk" -> good.risk("enormous");
                    case "delete", "bulk_update" -> good.action(why);
                    case "irreversible" -> good.irreversible();
                    case "no compensation" -> good.withoutCompensation();
                    case "no owner" -> good;
                    case "trial" -> Draft.publication().with("trial", true);
                    case "trial unknown" -> Draft.publication().with("trial", null);
                    case "unchecked" -> Draft.publication().with("hipaa_check_passed", null);
                    case "watched" -> good.underWatch();
                    case "nearly spent" -> good.nearlySpent();
                    default -> throw new IllegalArgumentException(why);
                };

        var found = TABLES.ask(draft.wish(), undoable, Set.of());

        assertThat(found.yes()).isEmpty();
        assertThat(found.exclusion().row()).isEqualTo(row);
        assertThat(found.evaluations()).hasSize(1);
    }

    /** Word for word what Agent Execution tells, as long as every engagement is a trial. */
    @Test
    void whatATrialPublishesIsAHumansHoweverWellItWasChecked() {
        var found = asked(Draft.publication().costing("0.0123").with("trial", true));

        assertThat(found.yes()).isEmpty();
        assertThat(found.exclusion().row()).isEqualTo("PX-60");
    }
}
