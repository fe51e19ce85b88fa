import { Amplify } from "aws-amplify";
import { createApp } from "vue";
import App from "./App.vue";

Amplify.configure({
  Auth: {
    region: "eu-west-1",
    userPoolId: "eu-west-1_aBcDeFgHi",
    userPoolWebClientId: "1example23456789",
    authenticationFlowType: "USER_PASSWORD_AUTH",
  },
});

createApp(App).mount("#app");
