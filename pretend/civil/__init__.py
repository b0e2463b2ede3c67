"""The civil-status system of the Ministry of Justice, in which officials settle what provinces send there."""

from pretend.civil import system

PARTNER = system.Civil
