package com.waooaw.platform.policy.pdp;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Which policies decide here.
 *
 * @param enabled whether this service decides by policies at all
 * @param verificationKey the public key in PEM whose bundles are believed; without one nobody's are, and everything is
 *     denied
 * @param folder where the newest {@value BundleSource#FILE} lies; by default the one that came with this program, which
 *     is signed with the development key
 * @param checkEvery pause between two looks for a newer one
 * @param instances how many decisions are made at once; 0 for one per processor
 */
@ConfigurationProperties("waooaw.policy")
public record PolicyProperties(
        @DefaultValue("false") boolean enabled,
        @Nullable Resource verificationKey,
        @Nullable Path folder,
        @DefaultValue("1m") Duration checkEvery,
        @DefaultValue("0") int instances) {}
