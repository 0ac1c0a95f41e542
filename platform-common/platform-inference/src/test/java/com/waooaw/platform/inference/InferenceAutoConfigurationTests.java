package com.waooaw.platform.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class InferenceAutoConfigurationTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(InferenceAutoConfiguration.class));

    @Test
    void isSilentUnlessAskedFor() {
        runner.run(context -> assertThat(context).doesNotHaveBean(TextEmbedder.class));
    }

    @Test
    void givesTheRealEmbedderWhereAskedFor() {
        runner.withPropertyValues("waooaw.inference.enabled=true")
                .run(context -> assertThat(context).hasSingleBean(OnnxTextEmbedder.class));
    }

    @Test
    void aServiceMayHaveItLoadedByItsFirstText() {
        runner.withPropertyValues("waooaw.inference.enabled=true", "waooaw.inference.load-on-first-use=true")
                .run(context -> assertThat(context).hasSingleBean(OnnxTextEmbedder.class));
    }

    @Test
    void stepsBackForAnEmbedderOfTheService() {
        runner.withPropertyValues("waooaw.inference.enabled=true")
                .withBean(TextEmbedder.class, () -> new HashingTextEmbedder(false))
                .run(context -> assertThat(context).hasSingleBean(HashingTextEmbedder.class));
    }
}
