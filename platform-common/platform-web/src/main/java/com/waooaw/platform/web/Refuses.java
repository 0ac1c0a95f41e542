package com.waooaw.platform.web;

import com.waooaw.platform.kernel.ErrorType;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the use case behind a controller method may refuse with, for the description of the API. What its signature
 * already tells (who may call it, what it reads) need not be said.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {

    /** The kinds of refusals. */
    ErrorType[] value();
}
