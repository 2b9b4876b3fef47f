package io.attune.sandbox.desk;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On what a client must be signed in for; such calls are counted. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface DeskApi {

    /** Where the API is. */
    String PATH = "/sandbox/desk/api/v2";
}
