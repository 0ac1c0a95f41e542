package com.waooaw.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a field of an event may hold; it becomes part of the event's schema. Text is bounded in Unicode characters, a
 * number in its value, a list in its entries. A newer minor version may widen a bound, never narrow one.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Bounded {

    /** Where there is no lower bound. */
    long NO_MIN = Long.MIN_VALUE;

    /** Where there is no upper bound. */
    long NO_MAX = Long.MAX_VALUE;

    /** 64 lower-case hex digits: a SHA-256. */
    String SHA_256 = "^[0-9a-f]{64}$";

    /** The least characters, value or entries. */
    long min() default NO_MIN;

    /** The most characters, value or entries. */
    long max() default NO_MAX;

    /** A regular expression the text matches, anchored at both ends; none where empty. */
    String pattern() default "";
}
