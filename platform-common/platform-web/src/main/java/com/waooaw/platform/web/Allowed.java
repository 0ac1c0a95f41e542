package com.waooaw.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may call a controller method. Required on each: a method without it answers nobody. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {

    /** Any one of these is enough. */
    Role[] value() default {};

    /** Internal staff of any kind, besides {@link #value()}. */
    boolean operators() default false;

    /** Everybody, with or without a token. */
    boolean anonymous() default false;
}
