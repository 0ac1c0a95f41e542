package com.waooaw.governance.pages;

/** A page that only says something, and where to go on. */
public record Message(String title, String detail, String link, String linkText) {}
