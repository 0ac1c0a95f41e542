package com.waooaw.platform.web;

import com.waooaw.platform.kernel.ErrorType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation who may call it ({@code x-roles}), every problem it may answer with, and its own address. */
class OperationDescriber implements OperationCustomizer {

    private static final String PROBLEM = "#/components/schemas/Problem";

    private final Server ofService;

    /**
     * Of a service.
     *
     * @param address where the public origin shows what every service has
     */
    OperationDescriber(String address) {
        this.ofService = new Server().url(address);
    }

    /** What the descriptions refer to. */
    static Components problems(ModelResolver resolver) {
        var converters = new ModelConverters(true);
        converters.addConverter(resolver);
        var components = new Components();
        converters.readAll(Problem.class).forEach(components::addSchemas);
        for (var type : ErrorType.values()) {
            components.addResponses(
                    name(type),
                    new ApiResponse()
                            .description(type.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .content(new Content()
                                    .addMediaType(
                                            "application/problem+json",
                                            new MediaType().schema(new Schema<>().$ref(PROBLEM)))));
        }
        return components;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed != null && allowed.anonymous()) {
            operation.setSecurity(List.of());
        } else {
            operation.addExtension("x-roles", roles(allowed));
        }
        for (var type : refusals(operation, method)) {
            operation
                    .getResponses()
                    .addApiResponse(
                            String.valueOf(type.httpStatus()),
                            new ApiResponse().$ref("#/components/responses/" + name(type)));
        }
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        if (mapping != null && Arrays.stream(mapping.path()).anyMatch(path -> path.startsWith("/v1/events"))) {
            operation.addServersItem(ofService);
        }
        return operation;
    }

    private static List<String> roles(@Nullable Allowed allowed) {
        if (allowed == null) {
            return List.of();
        }
        var named = Set.of(allowed.value());
        return Arrays.stream(Role.values())
                .filter(role -> named.contains(role) || (allowed.operators() && role.isOperator()))
                .map(Role::name)
                .toList();
    }

    private static Set<ErrorType> refusals(Operation operation, HandlerMethod method) {
        var refusals =
                EnumSet.of(ErrorType.MALFORMED, ErrorType.NOT_ACCEPTABLE, ErrorType.INTERNAL, ErrorType.EXTERNAL);
        if (operation.getSecurity() == null || !operation.getSecurity().isEmpty()) {
            refusals.addAll(Set.of(ErrorType.UNAUTHENTICATED, ErrorType.FORBIDDEN));
        }
        if (operation.getRequestBody() != null) {
            refusals.addAll(Set.of(ErrorType.TOO_LARGE, ErrorType.UNSUPPORTED, ErrorType.INVALID));
        }
        var parameters = operation.getParameters() == null
                ? List.<io.swagger.v3.oas.models.parameters.Parameter>of()
                : operation.getParameters();
        for (var parameter : parameters) {
            if ("path".equals(parameter.getIn())) {
                refusals.add(ErrorType.NOT_FOUND);
            }
            if ("Idempotency-Key".equals(parameter.getName())) {
                refusals.add(ErrorType.CONFLICT);
            }
        }
        var more = method.getMethodAnnotation(Refuses.class);
        if (more != null) {
            refusals.addAll(List.of(more.value()));
        }
        return refusals;
    }

    private static String name(ErrorType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
