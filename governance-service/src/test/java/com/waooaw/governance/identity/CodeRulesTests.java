package com.waooaw.governance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.GovernanceProperties.Identity;
import com.waooaw.governance.notification.Channel;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Identity RULES = rules(Duration.ofMinutes(10));
    private static final String HASH = "ab".repeat(32);

    @ParameterizedTest(name = "ways {0}, link {1}, message {2} -> {3}")
    @CsvSource({
        "SMS EMAIL, ,      ,          SMS",
        "SMS EMAIL, SMS,   SMS,       EMAIL",
        "SMS EMAIL, EMAIL, SMS EMAIL, SMS",
        "SMS EMAIL, ,      SMS,       EMAIL",
        "SMS EMAIL, PUSH,  PUSH,      SMS",
        "EMAIL,     ,      EMAIL,     EMAIL",
        "EMAIL,     EMAIL, EMAIL,     none",
        ",          ,      ,          none",
    })
    void aCodeGoesAnotherWay(@Nullable String ways, @Nullable String link, @Nullable String message, String expected) {
        var channel = CodeRules.channel(
                channels(ways), new CameBy(Set.copyOf(channels(link)), Set.copyOf(channels(message))), false);

        assertThat(channel.map(Enum::name).orElse("none")).isEqualTo(expected);
    }

    @Test
    void whereThereIsNoOtherWayTheSameIsTakenIfThatIsAllowedAndOnlyThen() {
        var byMail = new CameBy(Set.of(Channel.EMAIL), Set.of(Channel.EMAIL));

        assertThat(CodeRules.channel(List.of(Channel.EMAIL), byMail, true)).contains(Channel.EMAIL);
        assertThat(CodeRules.channel(List.of(Channel.SMS, Channel.EMAIL), byMail, true))
                .contains(Channel.SMS);
    }

    @Test
    void asManyAsThereMayBeAndNotOneMore() {
        assertThat(CodeRules.refusal(new CodeStore.Count(4, 59, 14, NOW), RULES, NOW))
                .isEmpty();
        assertThat(CodeRules.refusal(new CodeStore.Count(5, 5, 0, null), RULES, NOW))
                .hasValueSatisfying(why -> assertThat(why.error()).isEqualTo(GovernanceError.TOO_MANY_CODES));
        assertThat(CodeRules.refusal(new CodeStore.Count(0, 60, 0, null), RULES, NOW))
                .hasValueSatisfying(why -> assertThat(why.error()).isEqualTo(GovernanceError.TOO_MANY_CODES));
        assertThat(CodeRules.refusal(new CodeStore.Count(0, 3, 15, NOW), RULES, NOW))
                .hasValueSatisfying(why -> assertThat(why.because()).contains("27 November 2026, 13:00 UTC"));
    }

    @Test
    void aCodeIsGoodForTenMinutesAtMost() {
        assertThatIllegalArgumentException().isThrownBy(() -> rules(Duration.ofMinutes(11)));
        assertThatIllegalArgumentException().isThrownBy(() -> rules(Duration.ZERO));
    }

    @Test
    void theHashFitsThisCodeThisNumberThisPersonAndThisActOnly() {
        var code = new Proof.Code("12345678", "42");
        var purpose = new Purpose(new UUID(0, 1), HASH);
        var hash = CodeHash.of(code, "gita", purpose, new SecureRandom());

        assertThat(hash.fits(code, "gita", purpose)).isTrue();
        assertThat(hash.fits(new Proof.Code("12345679", "42"), "gita", purpose)).isFalse();
        assertThat(hash.fits(new Proof.Code("12345678", "43"), "gita", purpose)).isFalse();
        assertThat(hash.fits(code, "enzo", purpose)).isFalse();
        assertThat(hash.fits(code, "gita", new Purpose(new UUID(0, 2), HASH))).isFalse();
        assertThat(hash.fits(code, "gita", new Purpose(new UUID(0, 1), "cd".repeat(32))))
                .isFalse();
        assertThat(CodeHash.of(code, "gita", purpose, new SecureRandom())).isNotEqualTo(hash);
    }

    @Test
    void nothingThatIsSecretIsInATextOfIt() {
        assertThat(new Proof.Code("12345678", "42").toString()).doesNotContain("1234", "42");
        assertThat(new com.waooaw.governance.notification.Letter(null, "Code", "12345678", "12345678").toString())
                .doesNotContain("1234");
    }

    @ParameterizedTest(name = "{0} of {1} risk: {2}")
    @CsvSource({
        "deploy_agent,          low,      false",
        "deploy_agent,          medium,   false",
        "deploy_agent,          high,     true",
        "deploy_agent,          critical, true",
        "delete,                low,      true",
        "delete_records,        low,      true",
        "bulk_update,           low,      true",
        "write_external_system, medium,   true",
        "undelete,              low,      false",
        "deleted,               low,      false",
    })
    void whatTakesMoreThanALogin(String action, String risk, boolean grave) {
        assertThat(new Matter(new UUID(0, 1), "APPR-1", HASH, null, action, action, risk).isGrave())
                .isEqualTo(grave);
    }

    private static List<Channel> channels(@Nullable String names) {
        return names == null
                ? List.of()
                : java.util.Arrays.stream(names.split(" ", -1))
                        .map(Channel::valueOf)
                        .toList();
    }

    private static Identity rules(Duration life) {
        return new Identity(life, Duration.ofHours(1), 5, 60, 15, 100, false, null);
    }
}
