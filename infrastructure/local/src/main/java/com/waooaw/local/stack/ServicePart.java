package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.programs.ServiceContext;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** One of the six, as a Spring context of this process. */
final class ServicePart implements Part {

    private final Infrastructure.Service service;
    private final ServiceContext context;
    private final Readiness readiness;

    ServicePart(Infrastructure.Service service, Map<String, String> properties, Readiness readiness) {
        this.service = service;
        this.context = new ServiceContext(service, properties);
        this.readiness = readiness;
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public void start() throws Exception {
        try {
            context.start();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StackException(
                    service.name() + " did not start: " + rootMessage(cause),
                    "Its log says more: ./waooaw logs " + service.name(),
                    cause);
        }
    }

    static String rootMessage(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    @Override
    public boolean isHealthy() {
        return readiness.isReady();
    }

    @Override
    public void close() {
        context.close();
    }
}
