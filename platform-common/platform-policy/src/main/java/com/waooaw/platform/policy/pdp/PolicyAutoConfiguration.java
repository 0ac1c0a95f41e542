package com.waooaw.platform.policy.pdp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;

/**
 * Gives a service a policy decision point; opt in with {@code waooaw.policy.enabled}. The service says when bundles are
 * looked for: until {@link PolicyBundles#check()} was called once, everything is denied.
 */
@AutoConfiguration
@ConditionalOnProperty("waooaw.policy.enabled")
@EnableConfigurationProperties(PolicyProperties.class)
class PolicyAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PolicyBundles policyBundles(PolicyProperties properties, Clock clock) {
        var folder = properties.folder();
        var source = folder == null
                ? BundleSource.resource("/com/waooaw/platform/policy/" + BundleSource.FILE)
                : BundleSource.folder(folder);
        int instances = properties.instances() > 0
                ? properties.instances()
                : Runtime.getRuntime().availableProcessors();
        return new PolicyBundles(source, key(properties.verificationKey()), clock, instances);
    }

    @Bean
    @ConditionalOnMissingBean
    PolicyDecisionPoint policyDecisionPoint(PolicyBundles bundles, Clock clock) {
        return new PolicyDecisionPoint(bundles, clock);
    }

    private static @Nullable BundleKey key(@Nullable Resource pem) {
        if (pem == null) {
            return null;
        }
        try {
            return BundleKey.ofPem(pem.getContentAsString(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key that bundles of policies are verified with", e);
        }
    }
}
