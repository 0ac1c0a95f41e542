package com.waooaw.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.platform.kernel.WaooawException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    private static final String ID = "0192e4a0-0000-7000-8000-000000000001";

    @Test
    void whatWasWrittenIsRead() {
        var cursor = new Cursor(Instant.parse("2026-11-27T10:15:30.123456Z"), UUID.fromString(ID));

        assertThat(cursor).hasToString("2026-11-27T10:15:30.123456Z_" + ID);
        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @Test
    void theFirstPageHasNone() {
        assertThat(Cursor.parse(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "_", "2026-11-27T10:15:30Z", "yesterday_" + ID, "2026-11-27T10:15:30Z_x", "a_b_c"})
    void whatIsNotOursIsRefused(String text) {
        assertThatExceptionOfType(WaooawException.class)
                .isThrownBy(() -> Cursor.parse(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(WebError.PARAMETER_INVALID));
    }
}
