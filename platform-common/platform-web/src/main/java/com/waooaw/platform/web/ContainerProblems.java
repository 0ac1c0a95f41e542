package com.waooaw.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem where the container refuses a request that no filter has seen, such as a malformed address. */
class ContainerProblems extends ErrorReportValve {

    private final JsonMapper json;

    ContainerProblems(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var problem = Problem.of(
                ProblemErrorController.codeOf(status),
                status,
                ProblemErrorController.detailOf(status),
                List.of(),
                CorrelationFilter.correlationId(request));
        try {
            RetryAfter.on(response, status);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getReporter().write(json.writeValueAsString(problem));
            response.finishResponse();
        } catch (IOException e) {
            // whoever asked has gone
            container.getLogger().debug("a refusal was not read", e);
        }
    }
}
