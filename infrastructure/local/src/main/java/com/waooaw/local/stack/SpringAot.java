package com.waooaw.local.stack;

import org.springframework.aot.AotDetector;
import org.springframework.core.SpringProperties;

/** Services start from the bean definitions that the build made of them; {@code WAOOAW_SPRING_AOT=off} looks anew. */
final class SpringAot {

    /** For a JVM that runs one service. */
    static final String FLAG = "-D" + AotDetector.AOT_ENABLED + "=true";

    private SpringAot() {}

    static boolean isWanted() {
        return !"off".equals(System.getenv("WAOOAW_SPRING_AOT"));
    }

    /**
     * For this JVM: every context that is made from now on needs definitions of its own. The issuer, which has none,
     * has started by then.
     */
    static void useFromNowOn() {
        SpringProperties.setFlag(AotDetector.AOT_ENABLED);
    }
}
