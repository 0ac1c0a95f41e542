package com.waooaw.platform.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.waooaw.platform.kernel.Cause;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Describes the API as it is on the wire: snake_case, OpenAPI 3.1, bearer tokens. Made when somebody asks for it. */
@Lazy
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Cause.class);
    }

    /**
     * Most processes never show their documentation; the first who asks waits for it. Two of springdoc's beans are there
     * for what they do when they are made, and nobody asks for them.
     */
    @Bean
    static BeanFactoryPostProcessor documentationWhenAsked() {
        return beans -> {
            Stream.of(beans.getBeanDefinitionNames())
                    .map(beans::getBeanDefinition)
                    .filter(definition ->
                            isSpringdoc(definition.getBeanClassName()) || isSpringdoc(definition.getFactoryBeanName()))
                    .forEach(definition -> definition.setLazyInit(true));
            if (beans.containsBeanDefinition("openAPIBuilder")) {
                beans.getBeanDefinition("openAPIBuilder")
                        .setDependsOn(Stream.of("modelConverterRegistrar", "initExtraSchemas")
                                .filter(beans::containsBeanDefinition)
                                .toArray(String[]::new));
            }
        };
    }

    private static boolean isSpringdoc(@Nullable String name) {
        return name != null && name.startsWith("org.springdoc.");
    }

    @Bean
    ModelResolver modelResolver() {
        return new ModelResolver(Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    OperationDescriber operationDescriber(@Value("${waooaw.service}") String service, WebProperties properties) {
        return new OperationDescriber(properties.publicOrigin() + "/services/" + service);
    }

    @Bean
    OpenAPI openApi(@Value("${waooaw.service}") String service, WebProperties properties, ModelResolver resolver) {
        return new OpenAPI()
                .info(new Info().title("WAOOAW " + service).version("v1"))
                .servers(List.of(new Server().url(properties.publicOrigin())))
                .components(OperationDescriber.problems(resolver)
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }
}
