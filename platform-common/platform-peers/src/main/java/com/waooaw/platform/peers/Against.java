package com.waooaw.platform.peers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The test meets this part: it is counted under it in the table at the end of a run. May stand on other annotations. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Repeatable(Against.All.class)
public @interface Against {

    /** The part. */
    Peer value();

    /** Only where a system property has this value, {@code name=value}, or has not, {@code name!=value}; always if empty. */
    String when() default "";

    /** Several. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @interface All {

        /** The parts. */
        Against[] value();
    }
}
