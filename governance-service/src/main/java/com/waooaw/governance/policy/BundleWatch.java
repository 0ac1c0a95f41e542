package com.waooaw.governance.policy;

import com.waooaw.platform.policy.pdp.BundleCheck;
import com.waooaw.platform.policy.pdp.PolicyBundles;
import com.waooaw.platform.policy.pdp.PolicyProperties;
import com.waooaw.platform.web.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks for newer bundles: every minute, whenever somebody asks for it, and before a decision that a stale bundle would
 * deny. Every process looks for itself, because every process decides.
 */
@Component
class BundleWatch extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(BundleWatch.class);

    private static final Duration FRESHEN_EVERY = Duration.ofSeconds(5);

    private final AtomicLong lastFreshened = new AtomicLong();
    private final PolicyBundles bundles;
    private final BundleTrail trail;
    private final Duration every;

    BundleWatch(PolicyBundles bundles, BundleTrail trail, PolicyProperties properties, MeterRegistry metrics) {
        // compiling a bundle takes a second and more, which a start has no use for; who decides earlier looks earlier
        super("policy-bundles", Duration.ofSeconds(10), Duration.ofSeconds(5));
        this.bundles = bundles;
        this.trail = trail;
        this.every = properties.checkEvery();
        Gauge.builder("waooaw.policy.stale", bundles, b -> b.isStale() ? 1 : 0)
                .description("1 while nobody could make sure for 15 minutes that the policies are the newest")
                .register(metrics);
    }

    @Override
    protected Duration round() {
        look();
        return every;
    }

    /** A decision may be made by what is in force; where that is stale, looks first, once in five seconds for all. */
    void freshen() {
        long now = System.nanoTime();
        long before = lastFreshened.get();
        if (bundles.isStale()
                && (before == 0 || now - before > FRESHEN_EVERY.toNanos())
                && lastFreshened.compareAndSet(before, now)) {
            look();
        }
    }

    /** Looks now. */
    synchronized BundleCheck look() {
        bundles.requireAtLeast(trail.newest());
        var check = bundles.check();
        switch (check) {
            case BundleCheck.Unchanged _ -> LOG.debug("the policies in force are the newest");
            case BundleCheck.Swapped(var bundle) ->
                LOG.info("policies of version {} are in force ({})", bundle.version(), bundle.digest());
            case BundleCheck.Refused refused -> {
                LOG.warn("a bundle of policies is refused: {} ({})", refused.detail(), refused.digest());
                trail.refused(refused);
            }
            case BundleCheck.Unreachable(var detail) -> LOG.warn("no bundle of policies can be looked for: {}", detail);
        }
        bundles.inForce().ifPresent(trail::inForce);
        return check;
    }
}
