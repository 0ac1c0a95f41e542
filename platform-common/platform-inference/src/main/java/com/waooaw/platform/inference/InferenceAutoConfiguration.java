package com.waooaw.platform.inference;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives a service its models; opt in with {@code waooaw.inference.enabled}. A missing model stops the start. */
@AutoConfiguration
@ConditionalOnProperty("waooaw.inference.enabled")
@EnableConfigurationProperties(InferenceProperties.class)
class InferenceAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(TextEmbedder.class)
    OnnxTextEmbedder textEmbedder(InferenceProperties properties) {
        return properties.loadOnFirstUse()
                ? OnnxTextEmbedder.onFirstUse(properties.maxConcurrent(), properties.maxWait())
                : OnnxTextEmbedder.create(properties.maxConcurrent(), properties.maxWait());
    }
}
