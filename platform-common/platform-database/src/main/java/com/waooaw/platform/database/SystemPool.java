package com.waooaw.platform.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Asks for the pool that sees every customer's rows. Only for the plumbing that belongs to no customer: dispatcher,
 * reconciler, projections; an architecture test holds the list of classes.
 */
@Qualifier("systemPool") @Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.FIELD})
public @interface SystemPool {}
