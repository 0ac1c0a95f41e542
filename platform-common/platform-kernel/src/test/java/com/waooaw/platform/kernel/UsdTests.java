package com.waooaw.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsdTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.00",
        "0.001, 1000, 0.001",
        "0.5, 500000, 0.50",
        "100, 100000000, 100.00",
        "0.000001, 1, 0.000001"
    })
    void readsAndWritesDecimalText(String text, long micros, String written) {
        assertThat(Usd.parse(text).micros()).isEqualTo(micros);
        assertThat(Usd.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1e3",
                "NaN",
                "Infinity",
                "0x1",
                ".5",
                "1.",
                "0.0000001",
                "99999999999",
                "1,5",
                "\u0661",
                "1 "
            })
    void anythingElseIsNoAmount(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Usd.parse(text));
    }

    @Test
    void aNumberThatIsNoAmountIsRefusedAndNeverRounded() {
        for (var number : new String[] {"-0.01", "0.0000001", "1e30", "1000000000.000001"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Usd.of(new BigDecimal(number)));
        }
        assertThat(Usd.of(new BigDecimal("1E+2"))).isEqualTo(new Usd(100_000_000));
    }

    @Test
    void sumsThatLeaveTheRangeAreRefused() {
        var most = new Usd(Usd.MOST);

        assertThatIllegalArgumentException().isThrownBy(() -> most.plus(new Usd(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Usd.ZERO.minus(new Usd(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> most.times(Integer.MAX_VALUE));
        assertThat(Usd.ZERO.minusAtMost(new Usd(1))).isEqualTo(Usd.ZERO);
    }
}
