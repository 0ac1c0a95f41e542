package com.waooaw.platform.testkit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Hands the real parts' addresses to a {@link ServiceTest}. */
class ServiceTestCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        var annotation = AnnotatedElementUtils.findMergedAnnotation(testClass, ServiceTest.class);
        return annotation == null ? null : new Parts(annotation.value());
    }

    record Parts(String service) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration config) {
            var database = TestDatabase.migrated(service);
            TestPropertyValues.of(Map.ofEntries(
                            Map.entry("waooaw.database.url", TestDatabase.url(database.database())),
                            Map.entry("waooaw.database.schema", database.schema()),
                            Map.entry("waooaw.database.app.username", database.app()),
                            Map.entry("waooaw.database.app.password", database.app()),
                            Map.entry("waooaw.database.app.max-connections", "8"),
                            Map.entry("waooaw.database.system.username", database.system()),
                            Map.entry("waooaw.database.system.password", database.system()),
                            Map.entry("waooaw.database.system.max-connections", "4"),
                            Map.entry(
                                    "waooaw.clock.offset-file",
                                    TestTime.offsetFile().toString()),
                            Map.entry("waooaw.temporal.target", TestTime.temporalTarget()),
                            Map.entry("waooaw.web.security.issuer", TestIssuer.ISSUER),
                            Map.entry("waooaw.web.security.jwk-set-uri", TestIssuer.jwkSetUri()),
                            Map.entry("waooaw.events.push.issuer", TestIssuer.ISSUER),
                            Map.entry("waooaw.events.push.jwk-set-uri", TestIssuer.jwkSetUri()),
                            Map.entry("waooaw.events.push.email", "relay@waooaw.test"),
                            Map.entry("waooaw.events.poll-interval", "200ms")))
                    .applyTo(context);
            var beans = context.getBeanFactory();
            beans.registerSingleton("recordingCarrier", new RecordingCarrier());
            if (context instanceof org.springframework.context.support.GenericApplicationContext generic) {
                generic.registerBean(
                        "eventPush", EventPush.class, () -> new EventPush(generic.getBean(RestTestClient.class)));
            }
        }
    }
}
