package com.waooaw.acceptance.stack;

import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The test class shares the one stack of this run: it must leave it running and must not count on being alone. */
@Against(Peer.STACK_POSTGRESQL)
@Against(value = Peer.TEMPORAL_IN_MEMORY, when = "waooaw.acceptance.temporal!=cli")
@Against(value = Peer.TEMPORAL_SERVER, when = "waooaw.acceptance.temporal=cli")
@Against(Peer.RELAY)
@Against(Peer.SMTP)
@Against(Peer.ISSUER)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedStack.class)
public @interface OnTheStack {}
