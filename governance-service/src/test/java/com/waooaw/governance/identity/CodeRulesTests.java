package com.waooaw.governance.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.GovernanceProperties.Identity;
import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.notification.Letter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Identity RULES = rules(Duration.ofMinutes(10));
    private static final SecretKey PEPPER = new SecretKeySpec("a secret".getBytes(UTF_8), "HmacSHA256");
    private static final String HASH = "ab".repeat(32);

    @ParameterizedTest(name = "ways {0}, links by {1} -> {2}")
    @CsvSource({
        "SMS EMAIL, ,          SMS",
        "SMS EMAIL, SMS,       EMAIL",
        "SMS EMAIL, EMAIL,     SMS",
        "SMS EMAIL, PUSH,      SMS",
        "SMS EMAIL, PUSH SMS,  EMAIL",
        "SMS EMAIL, SMS EMAIL, none",
        "SMS,       SMS,       none",
        "EMAIL,     ,          EMAIL",
        "EMAIL,     EMAIL,     none",
        ",          ,          none",
    })
    void aCodeGoesAWayThatCarriedNoLink(@Nullable String ways, @Nullable String links, String expected) {
        var channel = CodeRules.channel(channels(ways), Set.copyOf(channels(links)), false);

        assertThat(channel.map(Enum::name).orElse("none")).isEqualTo(expected);
    }

    @Test
    void whereThereIsNoOtherWayTheSameIsTakenIfThatIsAllowedAndOnlyThen() {
        var byMail = Set.of(Channel.EMAIL);

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
    void theLockLastsUntilTheTimeThatCountsHasPassedSinceTheLastMiss() {
        var missed = new CodeStore.Count(0, 3, 15, NOW);

        assertThat(CodeRules.locked(missed, RULES, NOW.plus(Duration.ofMinutes(59))))
                .isPresent();
        assertThat(CodeRules.locked(missed, RULES, NOW.plus(Duration.ofHours(1))))
                .isEmpty();
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
        var hash = CodeHash.of(code, "gita", purpose, PEPPER, new SecureRandom());

        assertThat(hash.ofOther(code, "gita", purpose, PEPPER)).isEqualTo(hash);
        assertThat(hash.ofOther(new Proof.Code("12345679", "42"), "gita", purpose, PEPPER))
                .isNotEqualTo(hash);
        assertThat(hash.ofOther(new Proof.Code("12345678", "43"), "gita", purpose, PEPPER))
                .isNotEqualTo(hash);
        assertThat(hash.ofOther(code, "enzo", purpose, PEPPER)).isNotEqualTo(hash);
        assertThat(hash.ofOther(code, "gita", new Purpose(new UUID(0, 2), HASH), PEPPER))
                .isNotEqualTo(hash);
        assertThat(hash.ofOther(code, "gita", new Purpose(new UUID(0, 1), "cd".repeat(32)), PEPPER))
                .isNotEqualTo(hash);
        var another = new SecretKeySpec(new byte[32], "HmacSHA256");
        assertThat(hash.ofOther(code, "gita", purpose, another)).isNotEqualTo(hash);
        assertThat(CodeHash.of(code, "gita", purpose, PEPPER, new SecureRandom()))
                .isNotEqualTo(hash);
    }

    @Test
    void nothingThatIsSecretIsInATextOfIt() {
        assertThat(new Proof.Code("12345678", "42").toString()).doesNotContain("1234", "42");
        assertThat(new Letter(null, "Code", "12345678", "12345678").toString()).doesNotContain("1234");
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
        return new Identity(life, Duration.ofHours(1), 5, 60, 15, 100, false, null, null);
    }
}
