package com.waooaw.platform.inference;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code waooaw.inference}.
 *
 * @param maxConcurrent texts this context embeds at the same time
 * @param maxWait longest wait for a turn before the caller falls back
 * @param loadOnFirstUse whether the model is loaded by the first text instead of the start, which then does not need it
 */
@ConfigurationProperties("waooaw.inference")
record InferenceProperties(
        @DefaultValue("2") int maxConcurrent,
        @DefaultValue("2s") Duration maxWait,
        @DefaultValue("false") boolean loadOnFirstUse) {}
