package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.WaooawException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActTests {

    // sha256sum of {"a":1}
    private static final String HASH = "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862";

    @Test
    void bindsToTheHashOfItsCanonicalForm() {
        assertThat(Act.verified("{\"a\":1}", HASH)).isEqualTo(new Act("{\"a\":1}", HASH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1} | /act_json",
                "{\"b\":1,\"a\":1} | /act_json",
                "{\"a\":1.0} | /act_json",
                "{\"a\":1 | /act_json",
                "deploy | /act_json",
                "{\"a\":2} | /act_hash"
            })
    void takesNobodysWordForTheFormOrTheHash(String json, String pointer) {
        assertThatExceptionOfType(WaooawException.class)
                .isThrownBy(() -> Act.verified(json, HASH))
                .satisfies(e -> assertThat(e.code()).isEqualTo(GovernanceError.ACT_NOT_CANONICAL))
                .satisfies(e -> assertThat(e.faults().getFirst().pointer()).isEqualTo(pointer));
    }
}
