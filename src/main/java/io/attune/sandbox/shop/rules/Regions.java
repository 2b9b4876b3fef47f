package io.attune.sandbox.shop.rules;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Countries and provinces, by code and by English name. */
final class Regions {

    private static final Map<String, String> COUNTRY_CODES = countryCodes();
    private static final Properties PROVINCES = provinces();

    private Regions() {}

    /** The code of a country that is written as its code or as its name; empty if there is none such. */
    static Optional<String> country(String text) {
        return Optional.ofNullable(COUNTRY_CODES.get(text.strip()));
    }

    static String countryName(String code) {
        return new Locale("", code).getDisplayCountry(Locale.ENGLISH);
    }

    /** The code of a province that is written as its code or as its name; empty where it is not known. */
    static Optional<String> province(String country, String text) {
        if (provinceName(country, text).isPresent()) {
            return Optional.of(text.toUpperCase(Locale.ROOT));
        }
        var prefix = country + ".";
        return PROVINCES.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix) && PROVINCES.getProperty(key).equalsIgnoreCase(text))
                .map(key -> key.substring(prefix.length()))
                .findFirst();
    }

    static Optional<String> provinceName(String country, String code) {
        return Optional.ofNullable(PROVINCES.getProperty(country + "." + code.toUpperCase(Locale.ROOT)));
    }

    private static Map<String, String> countryCodes() {
        var codes = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        Arrays.stream(Locale.getISOCountries()).forEach(code -> codes.put(countryName(code), code));
        Arrays.stream(Locale.getISOCountries()).forEach(code -> codes.put(code, code));
        return codes;
    }

    private static Properties provinces() {
        var provinces = new Properties();
        try (var in = Regions.class.getResourceAsStream("/sandbox/shop/provinces.properties")) {
            provinces.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return provinces;
    }
}
