import { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import {
  AuthenticationConfiguration,
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  type ServiceClientCredentialsFactory,
} from "botframework-connector";

/** The addresses and identifiers of the Bot Framework in one Microsoft cloud. */
export interface Cloud {
  readonly loginUrl: string;
  readonly audience: string;
  readonly issuer: string;
  readonly openIdMetadataUrl: string;
}

/** Microsoft's public cloud. */
export const publicCloud: Cloud = {
  loginUrl: AuthenticationConstants.ToChannelFromBotLoginUrlPrefix,
  audience: AuthenticationConstants.ToChannelFromBotOAuthScope,
  issuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
  openIdMetadataUrl: AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
};

/** The SDK's own authentication of requests. */
export const authenticationOf = (
  credentials: ServiceClientCredentialsFactory,
  { loginUrl, audience, issuer, openIdMetadataUrl }: Cloud,
): BotFrameworkAuthentication =>
  new ConfigurationBotFrameworkAuthentication(
    {
      ChannelService: "",
      ValidateAuthority: true,
      ToChannelFromBotLoginUrl: loginUrl,
      ToChannelFromBotOAuthScope: audience,
      ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: AuthenticationConstants.OAuthUrl,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
      CallerId: "",
    },
    credentials,
    new AuthenticationConfiguration(),
  );
