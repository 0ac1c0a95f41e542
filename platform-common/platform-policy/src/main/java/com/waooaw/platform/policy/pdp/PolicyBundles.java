package com.waooaw.platform.policy.pdp;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The bundle in force, and how another comes into force: read, verified, compiled, tried, and only then swapped in one
 * step. Whatever is wrong with the other leaves the one in force where it is.
 */
public final class PolicyBundles {

    /** How long a bundle is believed to be the newest without anybody having looked. */
    public static final Duration STALE_AFTER = Duration.ofMinutes(15);

    /** The policies every bundle has. */
    public static final Set<String> EXPECTED = Set.of(
            "trial",
            "data_scope",
            "ai",
            "integration",
            "communication",
            "resilience",
            "residency",
            "separation_of_duties");

    private final BundleSource source;
    private final @Nullable BundleKey key;
    private final Clock clock;
    private final int instances;
    private volatile State state = new State(null, Instant.MIN, null);
    private volatile long lowest = 1;

    /**
     * @param active what is in force
     * @param checkedAt when somebody last made sure that it is the newest
     * @param refused what lies there and is not taken
     */
    private record State(@Nullable Active active, Instant checkedAt, BundleCheck.@Nullable Refused refused) {}

    /**
     * A bundle that decides.
     *
     * @param version the number behind {@link BundleInfo#version()}
     */
    record Active(BundleInfo info, long version, CompiledPolicies policies, InstancePool pool) {}

    /**
     * The bundles of a place.
     *
     * @param key whose bundles are believed; without one nobody's
     * @param instances how many decisions are made at once
     */
    public PolicyBundles(BundleSource source, @Nullable BundleKey key, Clock clock, int instances) {
        this.source = source;
        this.key = key;
        this.clock = clock;
        this.instances = instances;
    }

    /** Refuses what is older than this, too: a process that starts anew does not know what was in force before. */
    public synchronized void requireAtLeast(long version) {
        lowest = Math.max(lowest, version);
    }

    /** Looks for a newer bundle, and puts it in force where there is one. */
    public synchronized BundleCheck check() {
        var verifier = key;
        if (verifier == null) {
            return new BundleCheck.Unreachable("no key is set that bundles are verified with");
        }
        byte[] archive;
        try {
            archive = source.newest();
        } catch (IOException e) {
            return new BundleCheck.Unreachable("the newest bundle cannot be read: " + e.getMessage());
        }
        var digest = SignedBundle.digest(archive);
        var before = state;
        var active = before.active();
        if (active != null && active.info().digest().equals(digest) && active.version() >= lowest) {
            state = new State(active, clock.instant(), null);
            return new BundleCheck.Unchanged();
        }
        var refused = before.refused();
        if (refused != null && refused.digest().equals(digest)) {
            return refused;
        }
        try {
            var next = opened(archive, digest, verifier, active);
            state = new State(next, clock.instant(), null);
            return new BundleCheck.Swapped(next.info());
        } catch (BundleRefusedException e) {
            var refusal = new BundleCheck.Refused(digest, e.fault(), String.valueOf(e.getMessage()));
            state = new State(active, before.checkedAt(), refusal);
            return refusal;
        }
    }

    private Active opened(byte[] archive, String digest, BundleKey verifier, @Nullable Active before)
            throws BundleRefusedException {
        var bundle = SignedBundle.open(archive, verifier);
        long least = before == null ? lowest : Math.max(lowest, before.version() + 1);
        if (bundle.version() < least) {
            throw new BundleRefusedException(
                    BundleFault.OLDER,
                    "version " + bundle.version() + " is not newer than what was in force; it would have to be "
                            + least);
        }
        var policies = CompiledPolicies.of(bundle.wasm(), bundle.data());
        var lacking = new TreeSet<>(EXPECTED);
        lacking.removeAll(policies.bundles());
        if (!lacking.isEmpty()) {
            throw new BundleRefusedException(
                    BundleFault.INCOMPLETE, "the bundle has no policies " + String.join(", ", lacking));
        }
        var info = new BundleInfo(
                String.valueOf(bundle.version()), digest, bundle.keyId(), policies.bundles(), clock.instant());
        return new Active(info, bundle.version(), policies, new InstancePool(policies, instances));
    }

    /**
     * What decides now, and how long it may: seen in one look, so that nobody decides by one bundle on the freshness of
     * another.
     *
     * @param freshFor until somebody has to have looked again; not positive where that is due, or where a newer bundle is
     *     known to have been in force somewhere
     */
    record Standing(@Nullable Active active, Duration freshFor) {

        boolean isStale() {
            return !freshFor.isPositive();
        }
    }

    /** How it stands now. */
    Standing standing() {
        var seen = state;
        var active = seen.active();
        if (seen.checkedAt().equals(Instant.MIN) || (active != null && active.version() < lowest)) {
            return new Standing(active, Duration.ZERO);
        }
        return new Standing(
                active, Duration.between(clock.instant(), seen.checkedAt().plus(STALE_AFTER)));
    }

    /** What is in force; nothing where no bundle was ever taken. */
    public Optional<BundleInfo> inForce() {
        return Optional.ofNullable(state.active()).map(Active::info);
    }

    /** What lies there and is not taken. */
    public Optional<BundleCheck.Refused> refused() {
        return Optional.ofNullable(state.refused());
    }

    /** When somebody last made sure that the bundle in force is the newest. */
    public Optional<Instant> checkedAt() {
        var at = state.checkedAt();
        return at.equals(Instant.MIN) ? Optional.empty() : Optional.of(at);
    }

    /** Whether too much time passed since then: nothing is allowed until somebody could look again. */
    public boolean isStale() {
        return standing().isStale();
    }
}
