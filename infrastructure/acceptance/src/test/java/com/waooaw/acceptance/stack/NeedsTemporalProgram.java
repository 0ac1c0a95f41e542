package com.waooaw.acceptance.stack;

import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Skipped where there is no {@code temporal} program. */
@Against(Peer.TEMPORAL_SERVER)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TemporalProgram.class)
public @interface NeedsTemporalProgram {}
