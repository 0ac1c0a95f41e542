package com.waooaw.acceptance.browser;

import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skipped where there is no Chromium; failed where there is none and {@code CI} or {@code WAOOAW_BROWSER_REQUIRED} is
 * {@code true}: there it has to be.
 */
@Against(Peer.CHROMIUM)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ChromiumCondition.class)
@interface NeedsChromium {}
