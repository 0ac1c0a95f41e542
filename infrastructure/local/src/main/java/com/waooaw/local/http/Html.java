package com.waooaw.local.http;

/** Plain pages: no script, readable from 360 px up, one heading, labels on every field. */
public final class Html {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <link rel="icon" href="data:,">
            <style>
            :root { color-scheme: light dark; }
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 0 auto; padding: 1rem; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid #8886; }
            pre, td, li, a { overflow-wrap: anywhere; }
            pre { white-space: pre-wrap; border: 1px solid #8886; border-radius: .3rem; padding: .8rem; }
            label { display: block; margin-top: .8rem; }
            input { font: inherit; padding: .5rem; width: 100%; max-width: 24rem; box-sizing: border-box; }
            button { font: inherit; padding: .5rem 1.2rem; margin-top: 1rem; min-height: 2.75rem; }
            .error { border-left: .3rem solid #b00020; padding-left: .8rem; }
            </style>
            </head>
            <body>
            <main>
            <h1>{title}</h1>
            {body}
            </main>
            </body>
            </html>
            """;

    private Html() {}

    /** A page of that title around a body that is already HTML. */
    public static String page(String title, String body) {
        return PAGE.replace("{title}", escape(title)).replace("{body}", body);
    }

    /** Text as it may stand in HTML and in a quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
