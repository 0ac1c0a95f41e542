package com.waooaw.platform.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.policy.pdp.Labelled.Verdict;
import com.waooaw.platform.policy.pdp.PolicyDecision.Effect;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks have to be denied and honest requests passed: one number alone would say nothing. */
class LabelledRequestsTests {

    private static final Policies.MovedClock CLOCK = new Policies.MovedClock();
    private static final PolicyDecisionPoint DECISIONS = new PolicyDecisionPoint(Policies.inForce(CLOCK), CLOCK);
    private static final List<Labelled> LABELLED = Labelled.all();

    static List<Labelled> labelled() {
        return LABELLED;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("labelled")
    void isDecidedAsItShouldBe(Labelled labelled) {
        var decision = DECISIONS.decide(labelled.request());

        assertThat(decision.failure()).isNull();
        switch (labelled.verdict()) {
            case ALLOW -> assertThat(decision.effect()).as(decision.rationale()).isEqualTo(Effect.ALLOW);
            case OBLIGE -> {
                assertThat(decision.effect()).as(decision.rationale()).isEqualTo(Effect.ALLOW_WITH_OBLIGATIONS);
                assertThat(decision.obligations())
                        .extracting(FiredRule::code)
                        .containsExactlyInAnyOrderElementsOf(labelled.codes());
            }
            case DENY -> {
                assertThat(decision.effect()).isEqualTo(Effect.DENY);
                assertThat(decision.rules()).extracting(FiredRule::code).containsAll(labelled.codes());
                assertThat(decision.obligations()).isEmpty();
            }
        }
        assertThat(decision.rules()).isNotEmpty().allMatch(rule -> rule.rule().matches("P-[0-9]{2}"));
    }

    /** An error is neither: it denies, but not because a policy said so. */
    @Test
    void attacksAreDeniedAndHonestRequestsPassed() {
        var attacks = of(true);
        var honest = of(false);
        long denied = attacks.stream().filter(LabelledRequestsTests::isDenied).count();
        long passed = honest.stream()
                .filter(l -> DECISIONS.decide(l.request()).isAllowed())
                .count();
        long errors = LABELLED.stream()
                .filter(l -> DECISIONS.decide(l.request()).failure() != null)
                .count();

        System.out.printf(
                "policies: denied %d of %d attacks, passed %d of %d honest requests, %d errors%n",
                denied, attacks.size(), passed, honest.size(), errors);
        assertThat(LABELLED).hasSizeGreaterThanOrEqualTo(200);
        assertThat(honest).hasSizeGreaterThanOrEqualTo(LABELLED.size() / 3);
        assertThat(denied).isEqualTo(attacks.size());
        assertThat(passed).isEqualTo(honest.size());
        assertThat(errors).isZero();
    }

    @Test
    void everyBundleIsAskedBothWays() {
        for (var verdicts : List.of(of(true), of(false))) {
            assertThat(verdicts.stream().map(l -> l.request().policyBundle()).collect(Collectors.toSet()))
                    .isEqualTo(PolicyBundles.EXPECTED);
        }
    }

    private static List<Labelled> of(boolean attack) {
        return LABELLED.stream()
                .filter(l -> (l.verdict() == Verdict.DENY) == attack)
                .toList();
    }

    private static boolean isDenied(Labelled labelled) {
        var decision = DECISIONS.decide(labelled.request());
        return decision.effect() == Effect.DENY && decision.failure() == null;
    }
}
