package com.waooaw.platform.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.waooaw.platform.policy.pdp.BundleCheck.Refused;
import com.waooaw.platform.policy.pdp.BundleCheck.Swapped;
import com.waooaw.platform.policy.pdp.BundleCheck.Unchanged;
import com.waooaw.platform.policy.pdp.BundleCheck.Unreachable;
import com.waooaw.platform.policy.pdp.PolicyDecision.Effect;
import com.waooaw.platform.policy.pdp.PolicyDecision.Failure;
import com.waooaw.platform.testkit.PolicyArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PolicyBundlesTests {

    private static final PolicyArchive COMMITTED = PolicyArchive.committed();

    private final Policies.MovedClock clock = new Policies.MovedClock();
    private byte @Nullable [] newest = COMMITTED.version(5).signedBy(Policies.KEY);
    private final PolicyBundles bundles =
            new PolicyBundles(this::newest, BundleKey.ofPem(PolicyArchive.pem(Policies.KEY)), clock, 2);
    private final PolicyDecisionPoint decisionPoint = new PolicyDecisionPoint(bundles, clock);

    private byte[] newest() throws IOException {
        if (newest == null) {
            throw new IOException("the folder is away");
        }
        return newest;
    }

    @Test
    void theCommittedBundleIsBelievedByTheDevelopmentKeyAndNoOther() {
        assertThat(new PolicyBundles(Policies.committed(), Policies.developmentKey(), clock, 1).check())
                .isInstanceOfSatisfying(
                        Swapped.class, s -> assertThat(s.bundle().bundles()).containsAll(PolicyBundles.EXPECTED));
        var production = BundleKey.ofPem(PolicyArchive.pem(PolicyArchive.key("production")));
        assertRefused(
                new PolicyBundles(Policies.committed(), production, clock, 1).check(), BundleFault.WRONG_SIGNATURE);
    }

    @Test
    void withoutAKeyNobodyIsBelievedAndEverythingIsDenied() {
        var unset = new PolicyBundles(Policies.committed(), null, clock, 1);

        assertThat(unset.check()).isInstanceOf(Unreachable.class);
        var decision = new PolicyDecisionPoint(unset, clock).decide(Policies.stores("eu"));
        assertThat(decision.effect()).isEqualTo(Effect.DENY);
        assertThat(decision.failure()).isEqualTo(Failure.NO_BUNDLE);
    }

    @Test
    void aNewerBundleIsSwappedInAndDecides() {
        bundles.check();
        newest = COMMITTED.version(6).signedBy(Policies.KEY);

        assertThat(bundles.check()).isInstanceOf(Swapped.class);

        assertThat(decisionPoint.decide(Policies.stores("eu")).bundleVersion()).isEqualTo("6");
        assertThat(bundles.check()).isInstanceOf(Unchanged.class);
    }

    @Test
    void anotherKeyIsRefusedAndTheOldOneStays() {
        bundles.check();
        newest = COMMITTED.version(6).signedBy(PolicyArchive.key("tests"));

        assertRefused(bundles.check(), BundleFault.WRONG_SIGNATURE);
        assertTheOldOneDecides();
    }

    @Test
    void anUnsignedBundleIsRefused() {
        bundles.check();
        newest = COMMITTED.version(6).packed(List.of());

        assertRefused(bundles.check(), BundleFault.UNSIGNED);
        assertTheOldOneDecides();
    }

    @Test
    void twoSignaturesAreOneTooMany() {
        var next = COMMITTED.version(6);
        newest = next.packed(List.of(next.token(Policies.KEY), next.token(Policies.KEY)));

        assertRefused(bundles.check(), BundleFault.UNSIGNED);
    }

    @Test
    void aTokenThatChoosesItsOwnAlgorithmIsRefused() throws Exception {
        var next = COMMITTED.version(6);
        var payload = new Payload(JsonMapper.shared().writeValueAsBytes(next.payload()));
        // the public key as a shared secret
        var forged = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), payload);
        forged.sign(new MACSigner(PolicyArchive.pem(Policies.KEY).getBytes(StandardCharsets.US_ASCII)));
        var none = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
                + "." + payload.toBase64URL() + ".";

        newest = next.packed(List.of(forged.serialize()));
        assertRefused(bundles.check(), BundleFault.WRONG_SIGNATURE);
        newest = next.packed(List.of(none));
        assertRefused(bundles.check(), BundleFault.WRONG_SIGNATURE);
    }

    @Test
    void everyFileIsWhatWasSigned() {
        bundles.check();
        var signed = COMMITTED.version(6);
        var token = List.of(signed.token(Policies.KEY));
        var wasm = Objects.requireNonNull(signed.files().get("policy.wasm")).clone();
        wasm[wasm.length / 2] ^= 1;

        newest = signed.with("policy.wasm", wasm).packed(token);
        assertRefused(bundles.check(), BundleFault.CHANGED);
        newest = signed.with("more.rego", new byte[0]).packed(token);
        assertRefused(bundles.check(), BundleFault.CHANGED);
        newest = signed.without("data.json").packed(token);
        assertRefused(bundles.check(), BundleFault.CHANGED);
        newest = signed.version(7).packed(token);
        assertRefused(bundles.check(), BundleFault.CHANGED);
        assertTheOldOneDecides();
    }

    @Test
    void policiesWithASyntaxErrorAreRefusedAndTheOldOnesStay() {
        bundles.check();
        var broken = "package waooaw.trial\nallow if {".getBytes(StandardCharsets.UTF_8);

        newest = COMMITTED
                .version(6)
                .without("policy.wasm")
                .with("waooaw/trial.rego", broken)
                .signedBy(Policies.KEY);
        assertRefused(bundles.check(), BundleFault.NOT_COMPILED);
        newest = COMMITTED.version(6).with("policy.wasm", broken).signedBy(Policies.KEY);
        assertRefused(bundles.check(), BundleFault.NOT_COMPILED);
        newest = COMMITTED
                .version(6)
                .with("policy.wasm", new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0})
                .signedBy(Policies.KEY);
        assertRefused(bundles.check(), BundleFault.NOT_COMPILED);
        assertTheOldOneDecides();
    }

    @Test
    void policiesThatReadAClockAreRefused() throws IOException {
        bundles.check();
        try (var wasm = PolicyBundlesTests.class.getResourceAsStream("/reads-a-clock.wasm")) {
            newest = COMMITTED
                    .version(6)
                    .with("policy.wasm", Objects.requireNonNull(wasm).readAllBytes())
                    .signedBy(Policies.KEY);
        }

        assertThat(assertRefused(bundles.check(), BundleFault.BUILTIN_NOT_ALLOWED)
                        .detail())
                .contains("time.now_ns");
        assertTheOldOneDecides();
    }

    @Test
    void aBundleThatLacksPoliciesIsRefused() throws IOException {
        try (var wasm = PolicyBundlesTests.class.getResourceAsStream("/trial-alone.wasm")) {
            newest = COMMITTED
                    .with("policy.wasm", Objects.requireNonNull(wasm).readAllBytes())
                    .signedBy(Policies.KEY);
        }

        assertThat(assertRefused(bundles.check(), BundleFault.INCOMPLETE).detail())
                .contains("residency")
                .doesNotContain("trial");
    }

    @Test
    void aBundleWithoutAVersionIsRefused() {
        for (var revision : List.of("", "0", "-1", "1.5", "01", "9999999999")) {
            newest = COMMITTED
                    .with(".manifest", ("{\"revision\":\"" + revision + "\"}").getBytes(StandardCharsets.UTF_8))
                    .signedBy(Policies.KEY);
            assertRefused(bundles.check(), BundleFault.INCOMPLETE);
        }
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        bundles.check();
        newest = new byte[0];
        assertRefused(bundles.check(), BundleFault.UNREADABLE);
        newest = "no archive".getBytes(StandardCharsets.UTF_8);
        assertRefused(bundles.check(), BundleFault.UNREADABLE);
        var whole = COMMITTED.version(6).signedBy(Policies.KEY);
        newest = Arrays.copyOf(whole, whole.length / 2);
        assertRefused(bundles.check(), BundleFault.UNREADABLE);
        newest = COMMITTED.version(6).with("../outside", new byte[1]).signedBy(Policies.KEY);
        assertRefused(bundles.check(), BundleFault.UNREADABLE);
        assertTheOldOneDecides();
    }

    @Test
    void anOlderBundleDoesNotComeBack() {
        bundles.check();
        for (long version = 1; version <= 5; version++) {
            newest = COMMITTED.version(version).with("note.txt", new byte[1]).signedBy(Policies.KEY);
            assertRefused(bundles.check(), BundleFault.OLDER);
        }
        assertTheOldOneDecides();
    }

    @Test
    void aProcessThatStartsAnewDoesNotTakeWhatIsOlderThanItsOwners() {
        bundles.requireAtLeast(6);
        assertRefused(bundles.check(), BundleFault.OLDER);

        newest = COMMITTED.version(6).signedBy(Policies.KEY);
        assertThat(bundles.check()).isInstanceOf(Swapped.class);
    }

    @Test
    void whatAnotherProcessHasReplacedDecidesNothingHere() {
        assertThat(bundles.check()).isInstanceOf(Swapped.class);

        bundles.requireAtLeast(6);

        assertThat(decisionPoint.decide(Policies.stores("eu")).failure()).isEqualTo(Failure.STALE_BUNDLE);
        assertRefused(bundles.check(), BundleFault.OLDER);
        assertThat(bundles.isStale()).isTrue();
    }

    @Test
    void anAnswerIsNotUsedLongerThanItsBundleIsKnownToBeTheNewest() {
        bundles.check();

        clock.advance(Duration.ofMinutes(14));

        assertThat(decisionPoint.decide(Policies.stores("eu")).timeToLive()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void afterFifteenMinutesWithoutALookEverythingIsDenied() {
        bundles.check();
        var same = newest;
        newest = null;
        clock.advance(Duration.ofMinutes(15).minusNanos(1));
        assertThat(bundles.check()).isInstanceOf(Unreachable.class);
        assertTheOldOneDecides();

        clock.advance(Duration.ofNanos(1));
        var denied = decisionPoint.decide(Policies.stores("eu"));

        assertThat(denied.effect()).isEqualTo(Effect.DENY);
        assertThat(denied.failure()).isEqualTo(Failure.STALE_BUNDLE);
        assertThat(denied.timeToLive()).isZero();
        newest = same;
        assertThat(bundles.check()).isInstanceOf(Unchanged.class);
        assertTheOldOneDecides();
    }

    @Test
    void aLookThatFindsTheSameBundleKeepsItFresh() {
        newest = COMMITTED.version(5).signedBy(Policies.KEY);
        bundles.check();
        clock.advance(Duration.ofMinutes(14));
        assertThat(bundles.check()).isInstanceOf(Unchanged.class);
        clock.advance(Duration.ofMinutes(14));

        assertTheOldOneDecides();
    }

    @Test
    void aRefusedBundleKeepsNothingFresh() {
        bundles.check();
        newest = new byte[0];
        clock.advance(Duration.ofMinutes(10));
        bundles.check();
        clock.advance(Duration.ofMinutes(5));

        assertThat(decisionPoint.decide(Policies.stores("eu")).failure()).isEqualTo(Failure.STALE_BUNDLE);
    }

    @Test
    void aFolderIsReadAnewEveryTime(@TempDir Path folder) throws IOException {
        var key = BundleKey.ofPem(PolicyArchive.pem(Policies.KEY));
        var ofFolder = new PolicyBundles(BundleSource.folder(folder), key, clock, 1);
        assertThat(ofFolder.check()).isInstanceOf(Unreachable.class);

        Files.write(folder.resolve(BundleSource.FILE), COMMITTED.version(2).signedBy(Policies.KEY));
        assertThat(ofFolder.check()).isInstanceOf(Swapped.class);
        Files.write(folder.resolve(BundleSource.FILE), COMMITTED.version(3).signedBy(Policies.KEY));
        assertThat(ofFolder.check())
                .isInstanceOfSatisfying(
                        Swapped.class, s -> assertThat(s.bundle().version()).isEqualTo("3"));
    }

    private static Refused assertRefused(BundleCheck check, BundleFault fault) {
        assertThat(check).isInstanceOf(Refused.class);
        assertThat(((Refused) check).fault()).isEqualTo(fault);
        return (Refused) check;
    }

    private void assertTheOldOneDecides() {
        var decision = decisionPoint.decide(Policies.stores("eu"));
        assertThat(decision.effect()).isEqualTo(Effect.ALLOW);
        assertThat(decision.bundleVersion()).isEqualTo("5");
    }
}
