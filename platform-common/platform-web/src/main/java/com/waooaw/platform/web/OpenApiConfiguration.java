package com.waooaw.platform.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.waooaw.platform.kernel.Cause;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the API as it is on the wire: snake_case, OpenAPI 3.1, bearer tokens. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Cause.class);
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
    OpenAPI openApi(@Value("${waooaw.service}") String service, WebProperties properties) {
        return new OpenAPI()
                .info(new Info().title("WAOOAW " + service).version("v1"))
                .servers(List.of(new Server().url(properties.publicOrigin())))
                .components(new Components()
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    /** Only when a document is asked for: describing a problem takes longer than many a bean, and most never are. */
    @Bean
    OpenApiCustomizer problemsInDocuments(ModelResolver resolver) {
        return document -> {
            var problems = OperationDescriber.problems(resolver);
            var components = document.getComponents();
            problems.getSchemas().forEach(components::addSchemas);
            problems.getResponses().forEach(components::addResponses);
        };
    }
}
