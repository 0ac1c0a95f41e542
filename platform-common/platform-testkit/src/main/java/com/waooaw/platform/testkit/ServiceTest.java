package com.waooaw.platform.testkit;

import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Starts one service on real parts: a random port, embedded PostgreSQL with its roles and migrations, an in-memory
 * Temporal and an issuer. Inject {@code RestTestClient}, {@link EventPush}, {@link RecordingCarrier}; take tokens from
 * {@link TestTokens}, move time with {@link TestTime}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        useMainMethod = SpringBootTest.UseMainMethod.ALWAYS) // main says which configuration is the service's
@AutoConfigureRestTestClient
@Against(Peer.POSTGRESQL)
@Against(Peer.TEMPORAL_IN_MEMORY)
public @interface ServiceTest {

    /** Name of the service in infrastructure.yaml. */
    String value();
}
