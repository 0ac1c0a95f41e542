package com.waooaw.industryknowledge.industry;

import static com.waooaw.industryknowledge.industry.IndustryState.ACTIVE;
import static com.waooaw.industryknowledge.industry.IndustryState.AGENTS_PENDING;
import static com.waooaw.industryknowledge.industry.IndustryState.DEPRECATED;
import static com.waooaw.industryknowledge.industry.IndustryState.DRAFT;
import static com.waooaw.industryknowledge.industry.IndustryState.EMBEDDINGS_GENERATING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndustryStateTests {

    private static final Map<IndustryState, Set<IndustryState>> ALLOWED = Map.of(
            DRAFT, Set.of(EMBEDDINGS_GENERATING, DEPRECATED),
            EMBEDDINGS_GENERATING, Set.of(AGENTS_PENDING, DRAFT),
            AGENTS_PENDING, Set.of(ACTIVE, DEPRECATED),
            ACTIVE, Set.of(DEPRECATED),
            DEPRECATED, Set.of());

    @Test
    void onlyTheStepsOfTheLifecycleAreTaken() {
        for (var from : IndustryState.values()) {
            for (var to : IndustryState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(ALLOWED.get(from).contains(to));
            }
        }
    }

    @Test
    void namesOnTheWireAreLowerCaseAndReadBack() {
        assertThat(EMBEDDINGS_GENERATING.wireName()).isEqualTo("embeddings_generating");
        for (var state : IndustryState.values()) {
            assertThat(IndustryState.ofWireName(state.wireName())).isEqualTo(state);
        }
    }
}
