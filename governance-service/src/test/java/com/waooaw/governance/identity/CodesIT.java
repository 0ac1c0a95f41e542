package com.waooaw.governance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.GovernanceProperties.Identity;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.governance.notification.Cascade;
import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.notification.Letters;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Codes under the rule as it is where nobody has loosened it: never by a channel that carried a link. */
class CodesIT extends GovernanceServiceTest {

    private static final Purpose PURPOSE = Purpose.A_PASSKEY;

    private final String subject = "governor-" + UUID.randomUUID();

    @Autowired
    CodeStore store;

    @Autowired
    Letters letters;

    @Autowired
    IdentityTrail trail;

    @Autowired
    CodePepper pepper;

    @Autowired
    GovernanceProperties properties;

    @Autowired
    Clock clock;

    @Autowired
    Cascade cascade;

    @Autowired
    Passkeys passkeys;

    @Autowired
    Rushes rushes;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void whoHasNothingButTheMailThatCarriedTheLinkGetsNone() {
        assertThat(draw(null, Set.of(Channel.EMAIL))).isEqualTo(GovernanceError.NO_OTHER_CHANNEL);
    }

    @Test
    void whoWasSentALinkByEveryWayGetsNone() {
        assertThat(draw(TestTokens.OTHER_CUSTOMER, Set.of(Channel.SMS, Channel.EMAIL)))
                .isEqualTo(GovernanceError.NO_OTHER_CHANNEL);
    }

    @Test
    void theWayThatIsLeftIsTaken() {
        assertThat(draw(TestTokens.OTHER_CUSTOMER, Set.of(Channel.PUSH, Channel.SMS)))
                .isEqualTo(Channel.EMAIL);
        assertThat(draw(TestTokens.OTHER_CUSTOMER, Set.of(Channel.EMAIL))).isEqualTo(Channel.SMS);
    }

    @Test
    void withoutItsSecretNoCodeIsMade() {
        assertThat(drawn(codes(new CodePepper((Path) null)), null, Set.of())).isEqualTo(GovernanceError.CODE_NOT_SENT);
    }

    @Test
    void noKeyIsAddedByACodeThatGoesWhereALinkHasJustGone() {
        var request = asked(Requests.deployment());
        await().until(() -> json(get("/v1/approvals/" + request.approvalId() + "/notifications", governor()))
                .path("items")
                .toString()
                .contains("\"state\":\"sent\""));
        var strict = new StepUps(codes(pepper), passkeys, rushes, letters, cascade, strict(), clock);

        assertThatThrownBy(() -> new TransactionTemplate(transactions)
                        .execute(_ -> strict.sendForPasskey(null, subject, Cause.root(UUID.randomUUID()))))
                .isInstanceOfSatisfying(
                        WaooawException.class,
                        refused -> assertThat(refused.code()).isEqualTo(GovernanceError.NO_OTHER_CHANNEL))
                .hasMessageContaining("ask again when none has come to you for an hour");
        assertThat(cascade.linked(null, clock.instant().minus(Duration.ofHours(1))))
                .contains(Channel.EMAIL);
        TestTime.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(new TransactionTemplate(transactions)
                        .execute(_ -> strict.sendForPasskey(null, subject, Cause.root(UUID.randomUUID())))
                        .channel())
                .isEqualTo(Channel.EMAIL);
    }

    private Object draw(@Nullable UUID customerId, Set<Channel> linked) {
        return drawn(codes(pepper), customerId, linked);
    }

    /** The channel, or why there is none. */
    private Object drawn(Codes codes, @Nullable UUID customerId, Set<Channel> linked) {
        var drawn = Tenancy.call(
                customerId,
                () -> new TransactionTemplate(transactions)
                        .execute(_ -> codes.draw(PURPOSE, customerId, subject, linked, Cause.root(UUID.randomUUID()))));
        return switch (drawn) {
            case Codes.Drawn.Sending(var row, var _) -> row.channel();
            case Codes.Drawn.Refused(var why) -> why.error();
        };
    }

    private Codes codes(CodePepper secret) {
        return new Codes(store, letters, trail, secret, strict(), clock);
    }

    private GovernanceProperties strict() {
        var identity = properties.identity();
        return new GovernanceProperties(
                properties.governors(),
                properties.login(),
                properties.mail(),
                properties.sms(),
                properties.push(),
                properties.audit(),
                new Identity(
                        identity.codeLife(),
                        identity.within(),
                        identity.codesPerApproval(),
                        identity.codesPerPerson(),
                        identity.misses(),
                        identity.approvals(),
                        false,
                        identity.relyingPartyId(),
                        identity.pepperFile()),
                properties.precedents());
    }
}
