package com.waooaw.platform.temporal;

import com.waooaw.platform.kernel.BusinessClock;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.ServicesOnClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Temporal's in-memory server, whose time is the business clock's: rules and workflow timers cannot disagree about what
 * time it is. Only this machine reaches it; it forgets everything when it is closed.
 */
public final class TemporalOnBusinessClock implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final BusinessClock clock;
    private final ServicesOnClock services;
    private final Server server;

    private TemporalOnBusinessClock(BusinessClock clock, ServicesOnClock services, Server server) {
        this.clock = clock;
        this.services = services;
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param port where clients and workers connect; 0 for any that is free
     * @throws UncheckedIOException if the port is taken
     */
    public static TemporalOnBusinessClock start(int port, BusinessClock clock) {
        return start(port, clock, List.of());
    }

    /**
     * Starts it for workers that may die while the server lives on: what one of them began goes on at another at once.
     *
     * @param port where clients and workers connect; 0 for any that is free
     * @throws UncheckedIOException if the port is taken
     */
    public static TemporalOnBusinessClock startForMortalWorkers(int port, BusinessClock clock) {
        return start(port, clock, List.of(new NoStickyQueues()));
    }

    private static TemporalOnBusinessClock start(int port, BusinessClock clock, List<ServerInterceptor> interceptors) {
        var services = new ServicesOnClock(clock);
        var builder = NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port), InsecureServerCredentials.create());
        interceptors.forEach(builder::intercept);
        GRPCServerHelper.registerServicesAndHealthChecks(services.services(), builder);
        try {
            return new TemporalOnBusinessClock(clock, services, builder.build().start());
        } catch (IOException e) {
            services.close();
            throw new UncheckedIOException("Temporal cannot listen on port " + port, e);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    /** Address and port, as clients and workers want it. */
    public String target() {
        return LOOPBACK + ":" + port();
    }

    /**
     * Lets time pass: moves the clock, then has every timer fire that fell due. What it wakes (workflows, retries) goes on
     * after this returns.
     */
    public void advance(Duration by) {
        clock.advance(by);
        services.fireWhatIsDue();
    }

    /** What time it is for workflows. */
    public Instant now() {
        return services.now();
    }

    /** Whether it takes calls. */
    public boolean isServing() {
        return !server.isShutdown();
    }

    @Override
    public void close() {
        try {
            // long polls of workers that are still there end with it
            server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            services.close();
        }
    }
}
