package com.waooaw.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the examples of RFC 8785. */
class CanonicalJsonTests {

    @Test
    void theExampleOfSection322() {
        assertThat(CanonicalJson.canonicalized("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void namesAreSortedByUtf16CodeUnitsAsInSection323() {
        assertThat(CanonicalJson.canonicalized("""
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }
                """))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbersAreThoseOfAppendixB(String ieee, String expected) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(ieee, 16));
        assertThat(CanonicalJson.canonicalized("[" + value + "]")).isEqualTo("[" + expected + "]");
    }

    record Act(String action, UUID agentId, BigDecimal costUsd, Instant at, List<Integer> manyNumbers) {}

    @Test
    void aRecordIsWrittenInSnakeCaseWithoutSpaces() {
        assertThat(CanonicalJson.of(new Act(
                        "deploy_agent",
                        UUID.fromString("0197a000-0000-7000-8000-000000000001"),
                        new BigDecimal("0.50"),
                        Instant.parse("2026-11-21T08:00:00Z"),
                        List.of(3, 1))))
                .isEqualTo("{\"action\":\"deploy_agent\","
                        + "\"agent_id\":\"0197a000-0000-7000-8000-000000000001\","
                        + "\"at\":\"2026-11-21T08:00:00Z\",\"cost_usd\":0.5,\"many_numbers\":[3,1]}");
    }

    @Test
    void theSameValueHasOneFormAndOneHashWhateverItsOrder() {
        var one = CanonicalJson.canonicalized("{\"b\": 1.0, \"a\": {\"y\": [], \"x\": \"\u00e9\"}}");
        var other = CanonicalJson.of(Map.of("a", Map.of("x", "\u00e9", "y", List.of()), "b", 1));

        assertThat(one).isEqualTo(other).isEqualTo("{\"a\":{\"x\":\"\u00e9\",\"y\":[]},\"b\":1}");
        assertThat(CanonicalJson.sha256(one)).isEqualTo(CanonicalJson.sha256(other));
        assertThat(CanonicalJson.canonicalized(one)).isEqualTo(one);
    }

    @Test
    void aHashIsThatOfTheTextInUtf8() {
        assertThat(CanonicalJson.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(CanonicalJson.sha256("\u20ac"))
                .isEqualTo("c4cc90ed3d26f12d4b08a75140970a7904035c31cbb4515a83f19b9003c00d1d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\":1,\"a\":2}", "{\"a\":1}x", "[NaN]", "[1e400]"})
    void whatIsNotJsonHasNoForm(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.canonicalized(text));
    }
}
