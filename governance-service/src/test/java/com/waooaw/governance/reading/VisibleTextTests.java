package com.waooaw.governance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTests {

    @Test
    void writesOutWhatWouldReverseOrHideText() {
        assertThat(VisibleText.of("take 10\u202E mg\u202C\u200B\u0007\uFEFF"))
                .isEqualTo("take 10‹U+202E› mg‹U+202C›‹U+200B›‹U+0007›‹U+FEFF›");
        assertThat(VisibleText.hiddenIn("take 10\u202E mg\u202C\u200B\u0007\uFEFF"))
                .isEqualTo(5);
    }

    @Test
    void leavesOrdinaryTextOfAnyScriptAlone() {
        var text = "Living well — ठीक है, क्‍ष, می‌خواهم, 健康 👩‍⚕️\n\tnext";

        assertThat(VisibleText.of(text)).isEqualTo(text);
    }
}
