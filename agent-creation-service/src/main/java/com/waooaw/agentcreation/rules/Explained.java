package com.waooaw.agentcreation.rules;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a rule is for, in words for whoever writes blueprints. Each {@link Rule} carries one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Explained {

    /** What it protects, and why that matters. */
    String protects();

    /** The parts of a blueprint it looks at, and what it compares them with. */
    String looksAt();

    /** What mends a blueprint that breaks it. */
    String mend();

    /** What of it nobody but the running platform knows; empty where blueprint and catalogue decide. */
    String onlyRunning() default "";
}
