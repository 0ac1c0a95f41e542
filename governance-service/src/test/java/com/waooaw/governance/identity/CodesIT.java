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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Codes under the rule as it is where nobody has loosened it: never by a channel that carried a link; and what they cost
 * the others.
 */
class CodesIT extends GovernanceServiceTest {

    private static final Purpose PURPOSE = Purpose.A_PASSKEY;
    /** More than there are connections. */
    private static final int CROWD = 12;
    /** Wrong, but for one chance in nine thousand million. */
    private static final Proof.Code NOBODYS_CODE = new Proof.Code("12345678", "10");

    private final String subject = "governor-" + UUID.randomUUID();

    @Autowired
    Codes codes;

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
        assertThat(drawn(new CodePepper((Path) null), null, Set.of())).isEqualTo(GovernanceError.CODE_NOT_SENT);
    }

    @Test
    void noKeyIsAddedByACodeThatGoesWhereALinkHasJustGone() {
        var request = asked(Requests.deployment());
        await().until(() -> json(get("/v1/approvals/" + request.approvalId() + "/notifications", governor()))
                .path("items")
                .toString()
                .contains("\"state\":\"sent\""));
        var codes = strictCodes();
        var strict =
                new StepUps(codes, new CodeHashing(codes, pepper), passkeys, rushes, letters, cascade, strict(), clock);

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

    @Test
    void whileCodesAreHashedTheirConnectionsAreForOthersAndEachTryCounts() throws Exception {
        assertThat(drawn(codes, pepper, null, Set.of())).isInstanceOf(Codes.Drawn.Sending.class);
        var begun = new CountDownLatch(CROWD);
        var goOn = new CountDownLatch(1);
        var slow = new CodeHashing(codes, new CodePepper(AUDIT_FOLDER.resolve("pepper")) {
            @Override
            Optional<SecretKey> key() {
                begun.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return super.key();
            }
        });

        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, CROWD)
                    .mapToObj(_ -> devices.submit(() -> checked(slow.tried(null, subject, NOBODYS_CODE))))
                    .toList();
            try {
                assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
                get("/v1/approvals", governor()).expectStatus().isOk();
            } finally {
                goOn.countDown();
            }

            assertThat(tries)
                    .extracting(tried -> tried.get())
                    .containsOnly(GovernanceError.CODE_WRONG, GovernanceError.NO_CODE)
                    .filteredOn(GovernanceError.CODE_WRONG::equals)
                    .hasSize(OneTimeCode.MOST_TRIES);
        }
    }

    private GovernanceError checked(CodeTry tried) {
        var check = new TransactionTemplate(transactions).execute(_ -> codes.check(PURPOSE, subject, tried));
        return ((Check.NotEnough) check).error();
    }

    private Object draw(@Nullable UUID customerId, Set<Channel> linked) {
        return drawn(pepper, customerId, linked);
    }

    /** The channel, or why there is none. */
    private Object drawn(CodePepper secret, @Nullable UUID customerId, Set<Channel> linked) {
        var drawn = Tenancy.call(
                customerId,
                () -> new TransactionTemplate(transactions)
                        .execute(_ -> drawn(strictCodes(), secret, customerId, linked)));
        return switch (drawn) {
            case Codes.Drawn.Sending(var row, var _) -> row.channel();
            case Codes.Drawn.Refused(var why) -> why.error();
        };
    }

    private Codes.Drawn drawn(Codes from, CodePepper secret, @Nullable UUID customerId, Set<Channel> linked) {
        return from.draw(
                PURPOSE,
                customerId,
                subject,
                linked,
                new CodeHashing(from, secret).made(PURPOSE, subject),
                Cause.root(UUID.randomUUID()));
    }

    private Codes strictCodes() {
        return new Codes(store, letters, trail, strict(), clock);
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
