package com.waooaw.platform.events;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * {@code evt:{service}:{event_id}} for 24 hours, worth the epoch of the database in which the event was handled. A
 * Redis that is slow or away is left alone for some seconds: nobody waits for a shortcut.
 */
class RedisHandledEvents implements HandledEvents, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RedisHandledEvents.class);
    private static final long KEPT_SECONDS = Duration.ofHours(24).toSeconds();
    private static final int PATIENCE_MS = 50;
    private static final int CONNECTIONS = 16;
    private static final long LEFT_ALONE = Duration.ofSeconds(5).toNanos();

    private final HostAndPort address;
    private final DatabaseEpoch epoch;
    private final String prefix;
    private final AtomicLong leaveAloneUntil = new AtomicLong(System.nanoTime());
    private volatile @Nullable RedisClient client;

    RedisHandledEvents(String host, int port, DatabaseEpoch epoch, String service) {
        this.address = new HostAndPort(host, port);
        this.epoch = epoch;
        this.prefix = "evt:" + service + ":";
    }

    @Override
    public boolean holds(UUID eventId) {
        var now = epoch.current();
        if (now.isEmpty() || isLeftAlone()) {
            return false;
        }
        try {
            return now.get().equals(redis().get(prefix + eventId));
        } catch (JedisException e) {
            leaveAlone(e);
            return false;
        }
    }

    @Override
    public void remember(UUID eventId) {
        var now = epoch.current();
        if (now.isEmpty() || isLeftAlone()) {
            return;
        }
        try {
            redis().set(prefix + eventId, now.get(), SetParams.setParams().ex(KEPT_SECONDS));
        } catch (JedisException e) {
            leaveAlone(e);
        }
    }

    private boolean isLeftAlone() {
        return System.nanoTime() - leaveAloneUntil.get() < 0;
    }

    private void leaveAlone(JedisException why) {
        LOG.debug("Redis does not answer and is left alone for a moment: {}", why.toString());
        leaveAloneUntil.set(System.nanoTime() + LEFT_ALONE);
    }

    /** Connects when it is first needed: a start needs no Redis. */
    private RedisClient redis() {
        var connected = client;
        if (connected == null) {
            synchronized (this) {
                connected = client;
                if (connected == null) {
                    connected = RedisClient.builder()
                            .hostAndPort(address)
                            .clientConfig(DefaultJedisClientConfig.builder()
                                    .connectionTimeoutMillis(PATIENCE_MS)
                                    .socketTimeoutMillis(PATIENCE_MS)
                                    .build())
                            .poolConfig(pool())
                            .build();
                    client = connected;
                }
            }
        }
        return connected;
    }

    /** As many as are in work together. The longest wait is said, because without one the pool waits in a busy loop. */
    private static ConnectionPoolConfig pool() {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(Duration.ofMillis(PATIENCE_MS));
        return pool;
    }

    @Override
    public void destroy() {
        var connected = client;
        if (connected != null) {
            connected.close();
        }
    }
}
