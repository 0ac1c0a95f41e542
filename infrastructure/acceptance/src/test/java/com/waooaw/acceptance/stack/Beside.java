package com.waooaw.acceptance.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The one other stack of this run, in the mode the shared one is not in. It takes half a minute to start and the memory of
 * six processes: the first who asks for it starts it, and the last who needs it closes it.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Beside {}
