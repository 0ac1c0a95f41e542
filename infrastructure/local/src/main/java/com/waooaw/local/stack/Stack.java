package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.UrlMap;
import com.waooaw.local.issuer.Issuer;
import com.waooaw.local.issuer.IssuerSettings;
import com.waooaw.local.issuer.SigningKey;
import com.waooaw.local.mailbox.LocalProviders;
import com.waooaw.local.mailbox.MailStore;
import com.waooaw.local.mailbox.Mailbox;
import com.waooaw.local.stack.StackSettings.ServiceMode;
import com.waooaw.platform.kernel.BusinessClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything the platform needs, in this process and a few of its children. */
public final class Stack implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Stack.class);

    private final StackSettings settings;
    private final Starter starter;
    private volatile @Nullable RelayMaker relays;
    private final List<Part> services = new ArrayList<>();
    private final Map<Infrastructure.Service, Map<String, String>> properties = new LinkedHashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private volatile boolean ready;

    /** A stack that is not started yet. */
    public Stack(StackSettings settings, Progress progress) {
        this.settings = settings;
        this.starter = new Starter(progress);
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @throws StackException if a part cannot start; what had started is stopped again
     */
    public void start() {
        try {
            startAll();
            ready = true;
        } catch (StackException e) {
            close();
            throw e;
        } catch (RuntimeException e) {
            close();
            throw new StackException(
                    "the stack did not start: " + ServicePart.rootMessage(e),
                    "Its log says more: ./waooaw logs stack",
                    e);
        }
    }

    private void startAll() {
        var ports = settings.ports();
        var state = settings.state().create();
        var built = settings.infrastructure().services().stream()
                .filter(Infrastructure.Service::isBuilt)
                .toList();
        var key = SigningKey.in(state);
        var postgres = new PostgresPart(
                ports.of("postgres"), state, settings.infrastructure().postgres());
        var redis = new RedisPart(ports.of("redis"), state);
        OrphanProcesses.end(state);
        Ports.refuse(ports);
        var clock = BusinessClock.movedBy(state.resolve(BusinessTime.FILE));
        var temporal = TemporalPart.of(settings, clock);
        var arguments = new ServiceArguments(settings, temporal.target());
        var database = new DatabasePart(settings, postgres);
        var mailbox = mailbox();
        parts.addAll(List.of(postgres, redis, temporal, mailbox));

        // Redis and PostgreSQL unpack their programs: one that is being written while another thread starts a process
        // cannot be started itself ("text file busy"), so they take turns
        starter.together(List.of(redis));
        starter.together(List.of(postgres, temporal, issuer(key), mailbox));
        var time = new BusinessTime(clock, temporal);
        starter.together(List.of(database));
        var maker = new RelayMaker(settings, database, key);
        relays = maker;
        starter.together(List.of(relay(maker), proxy(), control(time)));
        for (var service : built) {
            properties.put(service, arguments.of(service));
        }
        if (settings.mode() == ServiceMode.NONE) {
            properties.forEach(this::writeSettings);
        } else {
            built.forEach(service -> services.add(part(service)));
        }
        if (settings.mode() == ServiceMode.ONE_PROCESS && SpringAot.isWanted()) {
            SpringAot.useFromNowOn();
        }
        starter.together(services);
    }

    private void writeSettings(Infrastructure.Service service, Map<String, String> told) {
        try {
            ServiceLaunch.settingsFile(settings.state(), service, told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a service, whoever started it, answers that it is ready. */
    public boolean isReady(Infrastructure.Service service) {
        return new Readiness(settings.ports().of(service.name()), http).isReady();
    }

    private Part part(Infrastructure.Service service) {
        var readiness = new Readiness(settings.ports().of(service.name()), http);
        var told = properties.getOrDefault(service, Map.of());
        return settings.mode() == ServiceMode.PROCESSES
                ? new ServiceProcess(service, settings, told, readiness)
                : new ServicePart(service, told, readiness);
    }

    /** How a service of this stack is started in a process of its own. */
    public ServiceLaunch launch(Infrastructure.Service service) throws IOException, InterruptedException {
        return ServiceLaunch.prepare(settings, service, properties.getOrDefault(service, Map.of()));
    }

    private Part issuer(SigningKey key) {
        var ports = settings.ports();
        return new ClosingPart(
                "issuer",
                () -> Issuer.start(
                        new IssuerSettings(
                                ports.of("issuer"),
                                ports.publicOrigin(),
                                settings.state().secret(Issuer.GOVERNANCE_CLIENT)),
                        key));
    }

    private Part mailbox() {
        var ports = settings.ports();
        var store = new MailStore(settings.state().resolve("mailbox"), Clock.systemUTC());
        return new ClosingPart(
                "mailbox",
                () -> Mailbox.start(ports.of("smtp"), ports.of("mailbox"), store, LocalProviders.in(settings.state())));
    }

    private Part relay(RelayMaker maker) {
        return new ClosingPart(
                "relay", () -> maker.make("relay", settings.ports().of("relay")));
    }

    /**
     * Starts one more relay on the same database, on any free port; to see that two share the work.
     *
     * @param instance its name, other than {@code relay}
     */
    public AutoCloseable anotherRelay(String instance) throws IOException {
        return Objects.requireNonNull(relays, "the stack has not started").make(instance, 0);
    }

    private Part proxy() {
        var ports = settings.ports();
        return new ClosingPart(
                "proxy",
                () -> ReverseProxy.start(
                        ports.of("proxy"),
                        new UrlMap(settings.infrastructure()),
                        ports::of,
                        () -> StartPage.html(addresses()),
                        Duration.ofMinutes(2)));
    }

    private Part control(BusinessTime time) {
        return new ClosingPart(
                "control",
                () -> Control.start(
                        settings.ports().of("control"),
                        settings.state().secret("control"),
                        time,
                        this::status,
                        // what somebody else runs is not ours to stop
                        new PartSwitch(parts.stream()
                                .filter(part -> !(part instanceof TemporalElsewhere))
                                .toList()),
                        stopAsked::countDown));
    }

    /** Where people find things, by name. */
    public Map<String, String> addresses() {
        return StartPage.addresses(
                settings.ports(),
                settings.infrastructure().services().stream()
                        .filter(Infrastructure.Service::isBuilt)
                        .toList());
    }

    /** How everything is, as {@code status --json} prints it. */
    public Map<String, Object> status() {
        var list = new ArrayList<Map<String, Object>>();
        boolean allWell = ready;
        for (var service : services) {
            boolean healthy = service.isHealthy();
            allWell &= healthy;
            list.add(entry(service.name(), healthy));
        }
        var partList = new ArrayList<Map<String, Object>>();
        for (var part : parts) {
            boolean healthy = part.isHealthy();
            allWell &= healthy;
            var entry = entry(part.name(), healthy);
            if (part instanceof TemporalPart temporal) {
                entry.put("kind", settings.temporal().kind());
                entry.put("target", temporal.target());
            }
            partList.add(entry);
        }
        var status = new LinkedHashMap<String, Object>();
        status.put("ready", allWell);
        status.put("mode", settings.mode().name().toLowerCase(Locale.ROOT));
        status.put("services", list);
        status.put("parts", partList);
        status.put("addresses", addresses());
        return status;
    }

    private Map<String, Object> entry(String name, boolean healthy) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("name", name);
        entry.put("healthy", healthy);
        entry.put("port", settings.ports().of(name));
        return entry;
    }

    /** Returns when somebody asked the stack to stop. */
    public void awaitStop() throws InterruptedException {
        stopAsked.await();
    }

    /** Stops everything, the services first and the database last. */
    @Override
    public void close() {
        ready = false;
        starter.stopAll();
        http.shutdownNow();
        log.info("stopped");
    }
}
